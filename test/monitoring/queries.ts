import { readFileSync } from 'node:fs';

const folder = 'docker/monitoring';

export interface Query {
  where: string;
  expression: string;
}

interface Panel {
  title: string;
  type: string;
  targets?: { expr: string }[];
}

/** Every expression of the alerts and of the dashboard. */
export function allQueries(): Query[] {
  const alerts = readFileSync(`${folder}/alerts.yml`, 'utf8');
  const ofAlerts = alerts
    .split(/^ +- alert: /m)
    .slice(1)
    .map((rule): Query => {
      const [name = ''] = rule.split('\n');
      // One line each; otherwise it would not be found, and the test would say so.
      return { where: name, expression: /^ +expr: (.+)$/m.exec(rule)?.[1] ?? '' };
    });
  const { panels } = JSON.parse(readFileSync(`${folder}/grafana/dashboards/ikiraro.json`, 'utf8')) as {
    panels: Panel[];
  };
  const ofPanels = panels
    .filter(({ type }) => type !== 'row')
    .flatMap(({ title, targets = [] }) =>
      targets.length > 0
        ? targets.map(({ expr }) => ({ where: title, expression: expr }))
        : [{ where: title, expression: '' }],
    );
  return [...ofAlerts, ...ofPanels];
}

/** Words of PromQL that stand where a metric can. */
const words = new Set(['and', 'or', 'unless', 'bool', 'offset', 'inf', 'nan']);

/** The metrics that an expression asks for, with the labels that it chooses them by. */
export function metricsIn(expression: string): { name: string; labels: Record<string, string> }[] {
  const plain = expression
    // What is grouped by is no metric.
    .replace(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, ' ')
    .replace(/\[[^\]]*\]/g, ' ');
  const found = plain.matchAll(/"(?:[^"\\]|\\.)*"|\{[^}]*\}|([a-z_:][\w:]*)(\s*\()?(\s*\{[^}]*\})?/gi);
  return [...found].flatMap(([, name, isFunction, chosen]) => {
    if (name === undefined || isFunction !== undefined || words.has(name.toLowerCase())) return [];
    const labels = [...(chosen ?? '').matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"([^"]*)"/g)];
    return [{ name, labels: Object.fromEntries(labels.map(([, label = '', value = '']) => [label, value])) }];
  });
}
