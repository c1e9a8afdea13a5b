// A provisional directory for a plan whose own is not at hand: one unit for each name the plan gives duties to, with a placeholder head
// and clerk. It lets a person see the whole course of a directive on this machine; it is marked as provisional wherever it shows.
import type { Directory, Holder, Unit } from '../contracts/directory.ts';
import { plainLetters } from '../contracts/ids.ts';
import type { Plan } from '../contracts/plan.ts';
import { foldName } from '../rules/name.ts';

/** Reserved by RFC 2606: can never be delivered outside. */
const DOMAIN = 'tam.example';
const MAX_ID = 60;

export function draftDirectory(plan: Plan): Directory {
  const { issuer } = plan.directive;
  const monitors = [...plan.monitors.map(({ name }) => name), ...(issuer === null ? [] : [issuer])];
  const named = plan.obligations.flatMap(({ leads, coordinators }) =>
    [...leads, ...coordinators].map(({ name }) => name),
  );
  const units = new Map<string, Unit>();
  for (const name of [...monitors, ...named]) {
    const folded = foldName(name);
    if (folded !== '' && !units.has(folded)) units.set(folded, unitNamed(name, units.size + 1));
  }
  return {
    schema: 'dondoc/directory/v1',
    name: 'Danh bạ tạm, lập từ tên trong văn bản',
    units: [...units.values()],
    groups: [],
  };
}

function unitNamed(text: string, number: number): Unit {
  const name = text.replace(/\s+/g, ' ').trim();
  // The number keeps ids apart whose letters are the same or were cut.
  const id = `${plainLetters(name).slice(0, MAX_ID).replace(/-+$/, '') || 'don-vi'}-${number}`;
  const holder = (post: 'head' | 'clerk' | 'office', title: string): Holder => ({
    post,
    person: `${post}.${id}`,
    name: `(${title} – danh bạ tạm)`,
    title,
    email: `${post}.${number}@${DOMAIN}`,
    phone: null,
    from: null,
    until: null,
  });
  return {
    id,
    name,
    aliases: [],
    parent: null,
    from: null,
    until: null,
    successors: [],
    address: 'organ',
    posts: [holder('head', 'Người đứng đầu'), holder('clerk', 'Cán bộ theo dõi'), holder('office', 'Văn phòng')],
  };
}
