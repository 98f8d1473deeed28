import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../look/Button.tsx';
import { Dialog } from '../../../look/Dialog.tsx';
import { Icon } from '../../../look/Icon.tsx';
import { t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';
import { tools, wantsIn } from './parts.ts';
import type { ToolName } from './parts.ts';
import './lead.css';

/** What a moderator needs now and then: all tools by what one wants to do, then one of them. @param first the tool shown at once */
export function LeadDialog({ first }: { first?: ToolName | undefined }) {
  const { ask } = useClass();
  const [tool, setTool] = useState<ToolName | undefined>(first);
  const from = useRef<ToolName | undefined>(undefined);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was pressed is gone: the keyboard goes on where the eyes are.
    if (tool === undefined && from.current) place.current?.querySelector<HTMLElement>(`#tool-${from.current}`)?.focus();
    else if (tool !== undefined && from.current) place.current?.querySelector<HTMLElement>('.lead-back')?.focus();
  }, [tool]);
  const choose = (name: ToolName) => {
    from.current = name;
    setTool(name);
  };
  const Shown = tool && tools[tool].Shown;
  return (
    <Dialog
      title={tool ? t('class.leadAt', { tool: t(tools[tool].name) }) : t('class.lead')}
      onClose={() => ask(undefined)}
    >
      <div ref={place} class="lead stack">
        {Shown ? (
          <>
            <button
              type="button"
              class="lead-back"
              onClick={() => {
                from.current = tool;
                setTool(undefined);
              }}
            >
              <Icon name="back" />
              {t('class.leadAll')}
            </button>
            <Shown />
          </>
        ) : (
          <Menu onChoose={choose} />
        )}
      </div>
      <div class="row">
        <Button onClick={() => ask(undefined)}>{t('class.close')}</Button>
      </div>
    </Dialog>
  );
}

function Menu({ onChoose }: { onChoose: (name: ToolName) => void }) {
  const { session } = useClass();
  return (
    <div class="lead-menu">
      {wantsIn(session).map(({ want, tools: names }) => (
        <section key={want} aria-labelledby={`want-${names[0]}`}>
          <h3 id={`want-${names[0]}`} class="lead-want">
            {t(want)}
          </h3>
          {names.map((name) => (
            <button
              key={name}
              id={`tool-${name}`}
              type="button"
              class="lead-tool"
              aria-labelledby={`tool-${name}-name`}
              aria-describedby={`tool-${name}-help`}
              onClick={() => onChoose(name)}
            >
              <span class="lead-tool-words">
                <strong id={`tool-${name}-name`}>{t(tools[name].name)}</strong>
                <span id={`tool-${name}-help`} class="soft small">
                  {t(tools[name].help)}
                </span>
              </span>
              <Icon name="forward" />
            </button>
          ))}
        </section>
      ))}
    </div>
  );
}
