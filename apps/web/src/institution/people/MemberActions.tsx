import { useState } from 'preact/hooks';
import {
  RemoveMemberDocument,
  RestoreMemberDocument,
  SetMemberRolesDocument,
  SuspendMemberDocument,
} from '#contract/graphql/graphql';
import type { MemberLineFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf, problemsOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Dialog } from '../../look/Dialog.tsx';
import { Check } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { Problems } from '../../look/Problems.tsx';
import { Remove } from '../../look/Remove.tsx';
import { t } from '../../words/words.ts';
import { roleNames, roleWords } from './roles.tsx';

/** What can be done with a member, behind one button: the list stays a list. */
export function MemberActions({
  institutionId,
  member,
  onChange,
}: {
  institutionId: string;
  member: MemberLineFragment;
  onChange: () => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        <span>
          {t('edit.change')}
          <span class="visually-hidden"> {member.name}</span>
        </span>
      </Button>
      {open && (
        <Dialog title={member.name} onClose={() => setOpen(false)}>
          <Roles institutionId={institutionId} member={member} onDone={() => setOpen(false)} />
          <Standing
            institutionId={institutionId}
            member={member}
            onChange={() => {
              setOpen(false);
              onChange();
            }}
          />
        </Dialog>
      )}
    </>
  );
}

interface MemberProps {
  institutionId: string;
  member: MemberLineFragment;
}

function Roles({ institutionId, member, onDone }: MemberProps & { onDone: () => void }) {
  return (
    <Form
      label={t('people.roles')}
      action={t('edit.save')}
      words={{ CONFLICT: 'people.lastAdmin' }}
      beside={<Button onClick={onDone}>{t('dialog.back')}</Button>}
      check={(values) =>
        values.getAll('roles').length === 0 ? [{ code: 'REQUIRED', facts: { label: t('person.role') } }] : []
      }
      onSubmit={async (values) => {
        const wanted = values.getAll('roles');
        const { error } = await change(SetMemberRolesDocument, {
          institutionId,
          personId: member.id,
          roles: roleNames.filter((role) => wanted.includes(role)),
        });
        if (error) return problemsOf(error);
        onDone();
        return undefined;
      }}
    >
      <fieldset>
        <legend class="field-label">{t('people.roles')}</legend>
        {roleNames.map((role) => (
          <Check key={role} name="roles" value={role} defaultChecked={member.roles.includes(role)}>
            {t(roleWords[role])}
          </Check>
        ))}
      </fieldset>
    </Form>
  );
}

/** Suspending is undone by restoring, so it does not ask; removing does. */
function Standing({ institutionId, member, onChange }: MemberProps & { onChange: () => void }) {
  const [problem, setProblem] = useState<Problem>();
  const switchTo = async (suspended: boolean) => {
    const which = { institutionId, personId: member.id };
    const { error } = suspended
      ? await change(SuspendMemberDocument, which)
      : await change(RestoreMemberDocument, which);
    setProblem(error && problemOf(error));
    if (!error) onChange();
  };
  return (
    <div class="stack">
      <Problems problem={problem} words={{ CONFLICT: 'people.lastAdmin' }} />
      <p class="soft">{t(member.suspended ? 'people.restoreWhat' : 'people.suspendWhat')}</p>
      <div class="row">
        <Button onClick={() => void switchTo(!member.suspended)}>
          {t(member.suspended ? 'people.restore' : 'people.suspend')}
        </Button>
        <Remove
          kind="alarm"
          action={t('people.remove')}
          name={member.name}
          ask={t('people.removeAsk', { name: member.name })}
          what={t('people.removeWhat')}
          words={{ CONFLICT: 'people.lastAdmin' }}
          work={() => change(RemoveMemberDocument, { institutionId, personId: member.id })}
          onDone={onChange}
        />
      </div>
    </div>
  );
}
