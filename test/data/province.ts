// A provincial directory for tests: every organ, district and commune of a province that does not exist, under the names that
// directives of provinces use (vocabulary.ts, collectives.ts). The province's name and other proper names are given, since they alone
// differ from one province to the next.
import { plainLetters } from '../../contracts/ids.ts';
import type { Directory, Group, Holder, Unit } from '../../contracts/directory.ts';
import { foldName } from '../../rules/name.ts';
import { ENDINGS, GROUPS, HEAD_ENDINGS, NOUNS } from './collectives.ts';
import { DEPARTMENTS, LOCAL, PROVINCIAL } from './vocabulary.ts';
import type { Level } from './vocabulary.ts';

export interface ProperNames {
  /** Districts by name; without them two that exist nowhere. */
  readonly districts?: readonly string[];
  /** After whom the political school is named. */
  readonly school?: string;
}

/** The proper names that occur in the texts of ../shared/reading, by province. */
export const PROPER_NAMES: Readonly<Record<string, ProperNames>> = {
  'Bắc Giang': { districts: ['Việt Yên', 'Bình Khê'] },
  'Bắc Ninh': { school: 'Nguyễn Văn Cừ' },
  'Cao Bằng': { school: 'Hoàng Đình Giông' },
};

const DEFAULT_DISTRICTS: readonly string[] = ['An Lạc', 'Bình Khê'];
/** Communes of each district; two are enough for a group to be a group. */
const COMMUNES_PER_DISTRICT = 2;

interface Place {
  readonly name: string;
  readonly level: Exclude<Level, 'province'>;
  /** "huyện", "thành phố", "xã", "phường". */
  readonly word: string;
  readonly id: string;
  readonly parent: Place | null;
}

/** Units by the kind of organ (NOUNS) and level, filled while units are made. */
type Members = Map<string, string[]>;

function add(members: Members, key: string, id: string): void {
  members.set(key, [...(members.get(key) ?? []), id]);
}

function posts(id: string): readonly Holder[] {
  const holder = (post: Holder['post'], title: string): Holder => ({
    post,
    person: `${post}.${id}`.slice(0, 80),
    name: `${title} mẫu ${id}`,
    title,
    email: `${post}@${id}.example`,
    phone: null,
    from: null,
    until: null,
  });
  return [holder('head', 'Người đứng đầu'), holder('clerk', 'Cán bộ theo dõi')];
}

function unit(id: string, names: readonly string[], parent: string | null): Unit {
  const [name = id, ...aliases] = names;
  const made = posts(id);
  // The issuing organ's office is asked of the monitor and those above it: in a province that is the Tỉnh ủy.
  const office = made.slice(0, 1).map((head) => ({ ...head, post: 'office' as const, person: `office.${id}` }));
  return {
    id,
    name,
    aliases,
    parent,
    from: null,
    until: null,
    successors: [],
    address: 'organ',
    posts: id === 'tinh-uy' || id === 'ubnd-tinh' ? [...made, ...office] : [...made],
  };
}

function provincialUnits(province: string, proper: ProperNames, members: Members): readonly Unit[] {
  const school = proper.school ?? province;
  const named = (text: string) => text.replaceAll('{tỉnh}', province).replaceAll('{trường}', school);
  const organs = PROVINCIAL.map(({ id, name, aliases = [], parent = null, in: groups = [] }) => {
    for (const group of groups) add(members, group, id);
    return unit(id, [name, ...aliases].map(named), parent);
  });
  const departments = DEPARTMENTS.map(([id, field]) => {
    add(members, 'departments', `so-${id}`);
    return unit(`so-${id}`, [`Sở ${field}`, `Giám đốc Sở ${field}`], 'ubnd-tinh');
  });
  return [...organs, ...departments];
}

function places(province: string, districts: readonly string[]): readonly Place[] {
  const make = (name: string, word: string, level: Place['level'], parent: Place | null): Place => ({
    name,
    word,
    level,
    parent,
    id: plainLetters(`${word} ${name}`),
  });
  const upper = [
    make(province, 'thành phố', 'district', null),
    ...districts.map((name) => make(name, 'huyện', 'district', null)),
  ];
  const lower = upper.flatMap((above) =>
    Array.from({ length: COMMUNES_PER_DISTRICT }, (_, i) =>
      make(`${above.name} ${i + 1}`, above.word === 'huyện' ? 'xã' : 'phường', 'commune', above),
    ),
  );
  return [...upper, ...lower];
}

function localUnits(place: Place, members: Members): readonly Unit[] {
  const committee = place.word === 'huyện' ? 'Huyện ủy' : 'Thành ủy';
  return LOCAL.flatMap((organ) => {
    const names = organ[place.level].map((text) =>
      text.replace('{ủy}', committee).replace('{cấp}', place.word).replace('{nơi}', place.name),
    );
    if (names.length === 0) return [];
    const id = `${organ.id}-${place.id}`;
    add(members, `${organ.kind}/${place.level}`, id);
    if (organ.id === 'cap-uy' && place.level === 'district') add(members, committee, id);
    return [unit(id, names, place.parent ? `${organ.id}-${place.parent.id}` : null)];
  });
}

/** Groups in order; a name that an earlier group bears is left to it. */
function groups(members: Members): readonly Group[] {
  const taken = new Set<string>();
  const made: Group[] = [];
  const group = (id: string, names: readonly string[], ids: readonly string[]): void => {
    const [name, ...aliases] = names.filter((one) => taken.size !== taken.add(foldName(one)).size);
    if (name !== undefined && ids.length > 0) made.push({ id, name, aliases, members: [...new Set(ids)] });
  };
  const of = (key: string): readonly string[] => members.get(key) ?? [];
  const committees = [...of('Huyện ủy'), ...of('Thành ủy')];
  group('huyen-uy', ['các huyện ủy', 'ban thường vụ các huyện ủy'], of('Huyện ủy'));
  group('thanh-uy', ['các thành ủy', 'thị ủy'], of('Thành ủy'));
  group('huyen-uy-thanh-uy', ['các huyện ủy, thành ủy', 'bí thư các huyện ủy, thành ủy'], committees);
  const all = ['các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy', 'các cấp ủy trực thuộc Tỉnh ủy'];
  group('cap-uy-truc-thuoc', [...all, `bí thư ${all[0]}`], [...committees, ...of('under')]);
  for (const [key, names] of Object.entries(GROUPS)) group(key, names, of(key));
  for (const noun of NOUNS)
    for (const ending of ENDINGS) {
      const ids = ending.reach.flatMap((level) =>
        level === 'province'
          ? noun.province.flatMap((id) => (members.has(id) ? of(id) : [id]))
          : noun.kinds.flatMap((kind) => of(`${kind}/${level}`)),
      );
      const plain = ending.words.flatMap((end) => noun.words.map((word) => `các ${word} ${end}`.trim()));
      const headed = ending.words
        .filter((end) => HEAD_ENDINGS.has(end))
        .flatMap((end) => noun.words.flatMap((word) => noun.heads.flatMap((head) => headNames(head, word, end))));
      group(`${noun.id}.${ending.id}`, [...plain, ...headed], ids);
    }
  return made;
}

const headNames = (head: string, word: string, end: string): readonly string[] =>
  [`${head} ${word} ${end}`, `${head} các ${word} ${end}`].map((name) => name.trim());

/** The directory of a province: about 60 organs of its own and 60 of its districts and communes, each with a head and a clerk. */
export function provincialDirectory(province: string): Directory {
  const known = made.get(province);
  if (known !== undefined) return known;
  const directory = makeDirectory(province, PROPER_NAMES[province] ?? {});
  made.set(province, directory);
  return directory;
}

/** Made once each: thousands of names are folded. */
const made = new Map<string, Directory>();

function makeDirectory(province: string, proper: ProperNames): Directory {
  const members: Members = new Map();
  const local = places(province, proper.districts ?? DEFAULT_DISTRICTS);
  const units = [
    ...provincialUnits(province, proper, members),
    ...local.flatMap((place) => localUnits(place, members)),
  ];
  return { schema: 'dondoc/directory/v1', name: `Tỉnh ${province}`, units, groups: [...groups(members)] };
}
