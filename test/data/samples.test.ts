// What dondoc ships fits together: the files load, the directory is without problems, and it knows whoever the sample directives put
// in charge, so that `npm start` deploys without a question about a name.
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entitled } from '../../contracts/source.ts';
import { fileHash, loadCalendar, loadDirectory, loadPolicy, loadSources, shipped } from '../../engine/load.ts';
import { projectRoot } from '../../infra/paths.ts';
import { readDirective } from '../../reading/read.ts';
import { dayOf, weekday } from '../../rules/day.ts';
import { addressees, checkDirectory, indexDirectory, matchName } from '../../rules/directory.ts';

const SAMPLES = ['12-nq-tu', '45-kh-ubnd', '03-ct-hu'] as const;
const ON = dayOf('2026-07-20');
const FRIDAY = 4;

const planOf = (sample: string) =>
  readDirective(readFileSync(join(projectRoot, 'data', 'sample', `${sample}.txt`), 'utf8'));

describe('the sample directory', () => {
  test('has no error and no warning while the samples are issued', async () => {
    expect(checkDirectory(await loadDirectory(shipped.units), ON)).toEqual([]);
  });

  test.each(SAMPLES)('knows everybody whom %s puts in charge', async (sample) => {
    const plan = planOf(sample);
    const index = indexDirectory(await loadDirectory(shipped.units), ON);
    const named = [
      ...plan.monitors,
      ...plan.obligations.flatMap(({ leads, coordinators }) => [...leads, ...coordinators]),
    ];
    expect(named.length).toBeGreaterThan(10);
    expect(named.map(({ name }) => name).filter((name) => matchName(index, name).kind !== 'units')).toEqual([]);
    expect(plan.obligations.filter(({ leads }) => leads.length === 0)).toEqual([]);
  });

  test('has an acting head where the head has left, and an office for every monitor', async () => {
    const directory = await loadDirectory(shipped.units);
    const ask = { unit: 'so-y-te', monitor: null, day: ON } as const;
    const after = addressees(directory, { ...ask, role: 'head' });
    expect(after.persons.map(({ post }) => post)).toEqual(['acting-head']);
    expect(after.vacant).toEqual({ unit: 'so-y-te', post: 'head' });
    expect(addressees(directory, { ...ask, role: 'head', day: dayOf('2026-05-31') }).vacant).toBeNull();
    for (const monitor of ['uy-ban-kiem-tra-tinh-uy', 'van-phong-ubnd-tinh', 'van-phong-huyen-uy-an-lac'])
      expect(addressees(directory, { ...ask, role: 'office', monitor }).persons).toHaveLength(1);
  });

  test('writes to no address that could exist', async () => {
    const { units } = await loadDirectory(shipped.units);
    const addresses = units.flatMap(({ posts }) => posts.map(({ email }) => email));
    expect(addresses.filter((address) => !address?.endsWith('.minhgiang.example'))).toEqual([]);
  });
});

describe('the sample directives', () => {
  test('have a head, and the duties they were written to show', () => {
    const [resolution, plan, directive] = SAMPLES.map(planOf);
    expect(resolution?.directive).toMatchObject({ number: '12-NQ/TU', kind: 'nghi-quyet', issuedOn: '2026-06-08' });
    expect(plan?.directive).toMatchObject({ number: '45/KH-UBND', kind: 'ke-hoach', issuedOn: '2026-06-22' });
    expect(directive?.directive).toMatchObject({ number: '03-CT/HU', kind: 'chi-thi', issuedOn: '2026-07-20' });
    const times = (resolution?.obligations ?? []).map(({ time }) => time);
    expect(times.filter((time) => time === null).length).toBeGreaterThan(0);
    expect(times.map((time) => time?.within)).toContain('P30D');
    expect(times.map((time) => time?.recurs)).toContain('FREQ=MONTHLY;INTERVAL=3');
    expect(times.map((time) => time?.due)).toEqual(expect.arrayContaining(['2026-08-14', '2028-06-30', '2030-06-30']));
    expect(resolution?.obligations.some(({ standing }) => standing)).toBe(true);
    expect(resolution?.monitors.map(({ name }) => name)).toEqual(['Ủy ban Kiểm tra Tỉnh ủy']);
    expect(plan?.obligations.filter(({ time }) => time?.due === '2027-06-30')).toHaveLength(3);
  });
});

describe('the shipped policy', () => {
  test('is the ladder that the design describes', async () => {
    const { ladders } = await loadPolicy(shipped.policy);
    const steps = (name: keyof typeof ladders) => ladders[name].map(({ from, offset }) => `${from} ${offset}`);
    expect(steps('product')).toEqual(['due -10', 'due -3', 'opening 3', 'due 1', 'due 3', 'due 7', 'due 12', 'due 52']);
    expect(steps('report')).toEqual(['due -5', 'due 1', 'due 3', 'due 7', 'due 12', 'due 52']);
    expect(steps('confirmation')).toEqual(['submission 3', 'submission 5']);
    expect(ladders.product.find(({ id }) => id === 'bulletin')?.repeat).toEqual({ days: 5, times: 8 });
  });

  test('sends nothing to the issuing organ by itself', async () => {
    const { ladders } = await loadPolicy(shipped.policy);
    const above = Object.values(ladders)
      .flat()
      .filter(({ tell }) => tell.some(({ role }) => role === 'office'));
    expect(above.map(({ release }) => release)).toEqual(['by-person', 'by-person']);
  });

  test('troubles no head before the unit itself and the monitor have been told', async () => {
    const { ladders } = await loadPolicy(shipped.policy);
    for (const name of ['product', 'report', 'contribution'] as const) {
      const first = (role: string) =>
        ladders[name].find(({ kind, tell }) => kind !== 'remind' && tell.some((one) => one.role === role));
      expect(first('clerk')?.offset).toBeLessThan(first('head')?.offset ?? 0);
      expect(first('monitor-clerk')?.offset).toBeLessThan(first('head')?.offset ?? 0);
    }
  });
});

describe('the shipped calendar', () => {
  test('covers 2018 to 2036 without a gap; what is not decided yet is provisional', async () => {
    const { years } = await loadCalendar(shipped.calendar);
    expect(Object.keys(years)).toEqual(Array.from({ length: 19 }, (_, i) => String(2018 + i)));
    expect(Object.entries(years).flatMap(([year, { state }]) => (state === 'provisional' ? [year] : []))[0]).toBe(
      '2028',
    );
  });

  test('has every year at least the 11 days of Điều 112, and 12 since 24/11 is one', async () => {
    const { years } = await loadCalendar(shipped.calendar);
    for (const [year, { off }] of Object.entries(years)) {
      expect(off.length, year).toBeGreaterThanOrEqual(Number(year) >= 2026 ? 12 : 11);
      expect(
        off.map(({ date }) => date),
        year,
      ).toEqual(expect.arrayContaining([`${year}-01-01`, `${year}-04-30`, `${year}-09-02`]));
      expect(
        off.some(({ date }) => date === `${year}-11-24`),
        year,
      ).toBe(Number(year) >= 2026);
    }
  });

  test('works on Saturdays only in exchange, and lists its days in order', async () => {
    const { years } = await loadCalendar(shipped.calendar);
    for (const { off, worked } of Object.values(years)) {
      expect(worked.filter((day) => weekday(dayOf(day)) <= FRIDAY)).toEqual([]);
      expect(off.map(({ date }) => date)).toEqual(off.map(({ date }) => date).toSorted());
    }
  });

  test('is named by the hash of its bytes', async () => {
    const hash = createHash('sha256').update(readFileSync(shipped.calendar)).digest('hex');
    expect(await fileHash(shipped.calendar)).toBe(hash);
  });
});

describe('the sample sources', () => {
  test('take the tokens that their file publishes, and speak for units that exist', async () => {
    const published = readFileSync(shipped.sources, 'utf8').matchAll(/^#\s+(urn:\S+)\s+(demo-\S+)$/gm);
    const hashes = new Map(
      [...published].map(([, source, token]) => [
        source,
        createHash('sha256')
          .update(token ?? '')
          .digest('hex'),
      ]),
    );
    const { sources } = await loadSources(shipped.sources);
    const units = new Set((await loadDirectory(shipped.units)).units.map(({ id }) => id));
    expect(hashes.size).toBe(5);
    for (const { source, tokenHash, units: spokenFor } of sources) {
      expect(tokenHash).toBe(hashes.get(source) ?? null);
      expect(spokenFor === '*' ? [] : spokenFor.filter((id) => !units.has(id))).toEqual([]);
    }
  });

  test('speak for their own units only', async () => {
    const { sources } = await loadSources(shipped.sources);
    const clerk = sources.find(({ source }) => source.endsWith(':huyen-uy-an-lac'));
    expect(clerk && entitled(clerk, 'unit', 'huyen-uy-an-lac')).toBe(true);
    expect(clerk && entitled(clerk, 'unit', 'huyen-uy-binh-khe')).toBe(false);
    expect(clerk && entitled(clerk, 'monitor', null)).toBe(false);
  });
});
