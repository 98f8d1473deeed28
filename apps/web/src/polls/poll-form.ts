import type { PollInput, PollKind, PreparedPollPartsFragment } from '#contract/graphql/graphql';
import type { Payload } from '#contract';

type Form = Payload<'poll.open'>['form'];

const kinds: Readonly<Record<PollKind, Form['kind']>> = {
  SINGLE: 'single',
  SEVERAL: 'several',
  TEXT: 'text',
  NUMBER: 'number',
};
const kindNames: Readonly<Record<Form['kind'], PollKind>> = {
  single: 'SINGLE',
  several: 'SEVERAL',
  text: 'TEXT',
  number: 'NUMBER',
};

/** A poll that was kept, as a class takes it. */
export function formOfPrepared({ kind, question, choices, right, anonymous }: PreparedPollPartsFragment): Form {
  return {
    kind: kinds[kind],
    question,
    anonymous,
    ...(choices.length > 0 ? { choices: [...choices] } : {}),
    ...(right.length > 0 ? { right: [...right] } : {}),
  };
}

/** What a class was asked, or is to be, as it is kept. */
export function inputOf({
  kind,
  question,
  choices,
  right,
  anonymous,
}: {
  readonly kind: Form['kind'];
  readonly question: string;
  readonly choices?: readonly string[];
  readonly right?: readonly number[];
  readonly anonymous: boolean;
}): PollInput {
  return {
    kind: kindNames[kind],
    question,
    anonymous,
    choices: choices ? [...choices] : null,
    right: right ? [...right] : null,
  };
}
