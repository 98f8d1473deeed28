import { prepare, rankExperts } from '#matching';
import { readClassifications } from './classifications.ts';
import { makeCrowd } from './crowd.ts';

/** How long each part took, in seconds, and how much memory the process ever had, in MB. */
export interface Times {
  made: number;
  prepared: number;
  /** All needs ranked, the first time and again. */
  ranked: number[];
  /** Of the processor, for all needs, the last time: other programs of the machine count less in it. */
  processor: number;
  pairs: number;
  suitable: number;
  before: number;
  memory: number;
}

// A process of its own, so that nothing else is in its memory.
const [experts = 0, needs = 0, limit = 0, rounds = 0] = process.argv.slice(2).map(Number);
const seconds = (since: number) => (performance.now() - since) / 1000;
const memory = () => process.resourceUsage().maxRSS / 1024;

let since = performance.now();
const known = readClassifications();
const crowd = makeCrowd(known, { experts, needs });
const times: Times = {
  made: seconds(since),
  prepared: 0,
  ranked: [],
  processor: 0,
  pairs: experts * needs,
  suitable: 0,
  before: memory(),
  memory: 0,
};
since = performance.now();
const roster = prepare(crowd.experts, known.vocabulary);
times.prepared = seconds(since);
for (let round = 0; round < rounds; round += 1) {
  times.suitable = 0;
  since = performance.now();
  const before = process.cpuUsage();
  for (const need of crowd.needs) times.suitable += rankExperts(roster, need, { limit }).suitable;
  times.ranked.push(seconds(since));
  const { user, system } = process.cpuUsage(before);
  times.processor = (user + system) / 1e6;
}
times.memory = memory();
process.send?.(times, undefined, {}, () => process.exit(0));
