import { describe, expect, test } from 'vitest';
import type { Directory } from '../../contracts/directory.ts';
import type { Role } from '../../contracts/policy.ts';
import { dayOf } from '../../rules/day.ts';
import { checkDirectory } from '../../rules/directory-check.ts';
import { addressees, indexDirectory, matchName } from '../../rules/directory.ts';
import { directory, holder, unit } from './directory-fixture.ts';

const in2021 = indexDirectory(directory, dayOf('2021-06-08'));
const in2026 = indexDirectory(directory, dayOf('2026-01-01'));

describe('a name in a directive of 2021', () => {
  test.each([
    ['Sở Nội vụ', ['so-noi-vu'], 'unit', 'as it stands'],
    ['giao UBND tỉnh', ['ubnd-tinh'], 'unit', 'abbreviated, in an order'],
    ['văn phòng tỉnh uỷ', ['vp-tinh-uy'], 'unit', 'spelt otherwise'],
    ['Các huyện ủy', ['hu-luc-nam', 'hu-luc-ngan'], 'group', 'a group: its members, each once'],
    ['huyện ủy', ['hu-luc-nam', 'hu-luc-ngan'], 'group', 'a group within a list ("các sở, huyện ủy")'],
    ['Huyện ủy trực thuộc Tỉnh uỷ', ['hu-luc-nam', 'hu-luc-ngan'], 'group', 'a group by its alias'],
    ['Ủy ban nhân dân các huyện, thành phố', ['ubnd-tinh'], 'group', 'a composite name'],
  ])('"%s" stands for %j, a %s (%s)', (name, units, via) => {
    expect(matchName(in2021, name)).toEqual({ kind: 'units', units, via });
  });

  test('that no unit bears stands for none', () => {
    for (const name of ['Sở Ngoại vụ', '', 'các', 'Đảng ủy xã Lục Nam'])
      expect(matchName(in2021, name), name).toEqual({ kind: 'none' });
  });
});

describe('a name in a directive of 2026', () => {
  test('stands for units of that day, not for those that have ended', () => {
    expect(matchName(in2026, 'Huyện ủy Lục Nam')).toEqual({ kind: 'none' });
    expect(matchName(in2026, 'Các huyện ủy')).toEqual({ kind: 'none' });
    expect(matchName(in2026, 'các đảng ủy xã')).toEqual({ kind: 'units', units: ['du-luc-nam'], via: 'group' });
  });
});

describe('a name that two bear', () => {
  const twins: Directory = {
    ...directory,
    units: [
      unit('bac-giang-cu', 'Tỉnh ủy Bắc Giang', { until: '2025-06-30' }),
      unit('bac-giang-moi', 'Tỉnh ủy Bắc Giang', { from: '2025-07-01' }),
      unit('a', 'Ban Dân vận'),
      unit('b', 'ban dân vận'),
      unit('ho-tro', 'Huyện ủy'),
    ],
    groups: [
      { id: 'g1', name: 'Các huyện ủy', aliases: [], members: ['a', 'b'] },
      { id: 'g2', name: 'Các ban', aliases: [], members: ['a'] },
      { id: 'g3', name: 'các ban', aliases: [], members: ['a', 'b'] },
    ],
  };
  test('at different times is the one of the day', () => {
    const before = matchName(indexDirectory(twins, dayOf('2025-06-30')), 'Tỉnh ủy Bắc Giang');
    const after = matchName(indexDirectory(twins, dayOf('2025-07-01')), 'Tỉnh ủy Bắc Giang');
    expect([before, after]).toEqual([
      { kind: 'units', units: ['bac-giang-cu'], via: 'unit' },
      { kind: 'units', units: ['bac-giang-moi'], via: 'unit' },
    ]);
  });

  test('at one time is ambiguous', () => {
    const index = indexDirectory(twins, dayOf('2026-01-01'));
    expect(matchName(index, 'Ban Dân vận')).toEqual({ kind: 'ambiguous', units: ['a', 'b'] });
    expect(matchName(index, 'các ban')).toEqual({ kind: 'ambiguous', units: ['a', 'b'] });
  });

  test('a unit and a group, is the group in the plural and else the unit', () => {
    const index = indexDirectory(twins, dayOf('2026-01-01'));
    expect(matchName(index, 'các huyện ủy')).toEqual({ kind: 'units', units: ['a', 'b'], via: 'group' });
    expect(matchName(index, 'Huyện ủy')).toEqual({ kind: 'units', units: ['ho-tro'], via: 'unit' });
  });
});

describe('who is addressed', () => {
  const ask = (unitId: string | null, role: Role, day = '2022-01-01', monitor: string | null = 'vp-tinh-uy') => {
    const { persons, vacant } = addressees(directory, { unit: unitId, role, monitor, day: dayOf(day) });
    return { told: persons.map(({ person, unit: at, post }) => `${person} ${post} ${at}`), vacant };
  };

  test.each<[string, string | null, Role, readonly string[], string]>([
    ['the head', 'ubnd-tinh', 'head', ['chu-tich head ubnd-tinh'], ''],
    [
      'an acting head where there is no head',
      'so-tai-chinh',
      'head',
      ['quyen acting-head so-tai-chinh'],
      'so-tai-chinh head',
    ],
    ['the first deputy where there is neither', 'so-noi-vu', 'head', ['pho-1 deputy so-noi-vu'], 'so-noi-vu head'],
    ['the parent’s head where there is nobody', 'hu-luc-ngan', 'head', ['bi-thu head tinh-uy'], 'hu-luc-ngan head'],
    ['the clerks', 'vp-tinh-uy', 'clerk', ['vp-can-bo clerk vp-tinh-uy', 'vp-can-bo-2 clerk vp-tinh-uy'], ''],
    ['the head for the clerk', 'ubnd-tinh', 'clerk', ['chu-tich head ubnd-tinh'], ''],
    [
      'the deputy for the clerk, the head being vacant',
      'so-noi-vu',
      'clerk',
      ['pho-1 deputy so-noi-vu'],
      'so-noi-vu head',
    ],
    [
      'the monitor’s clerks',
      'so-noi-vu',
      'monitor-clerk',
      ['vp-can-bo clerk vp-tinh-uy', 'vp-can-bo-2 clerk vp-tinh-uy'],
      '',
    ],
    ['the monitor’s head', 'so-noi-vu', 'monitor', ['vp-truong head vp-tinh-uy'], ''],
    ['the committee member in charge', 'so-tai-chinh', 'committee', ['cap-uy committee so-tai-chinh'], ''],
    ['nobody where no committee member is in charge', 'so-noi-vu', 'committee', [], ''],
    ['the office of the monitor’s parent', 'so-noi-vu', 'office', ['chanh-vp office tinh-uy'], ''],
    ['nobody for no unit', null, 'head', [], ''],
    ['nobody for a unit the directory lacks, and its post is vacant', 'la', 'head', [], 'la head'],
  ])('%s: %s, %s', (_, unitId, role, told, vacant) => {
    const answer = ask(unitId, role);
    expect(answer.told).toEqual(told);
    expect(answer.vacant === null ? '' : `${answer.vacant.unit} ${answer.vacant.post}`).toBe(vacant);
  });

  test('changes on the day the post changes hands', () => {
    expect(ask('hu-luc-nam', 'head', '2021-05-31').told).toEqual(['bi-thu-cu head hu-luc-nam']);
    expect(ask('hu-luc-nam', 'head', '2021-06-01').told).toEqual(['bi-thu-moi head hu-luc-nam']);
    expect(ask('hu-luc-nam', 'clerk', '2021-05-31').told).toEqual(['can-bo-cu clerk hu-luc-nam']);
    expect(ask('hu-luc-nam', 'clerk', '2021-06-01').told).toEqual(['bi-thu-moi head hu-luc-nam']);
  });

  test('is the delegate in the head’s place while the delegation lasts, and the head is not vacant', () => {
    const away = holder('delegate', 'pho-tt', { from: '2022-03-01', until: '2022-03-10' });
    const delegating = { ...directory, units: [unit('a', 'A', { posts: [holder('head', 'truong'), away] })] };
    const told = (day: string) => addressees(delegating, { unit: 'a', role: 'head', monitor: null, day: dayOf(day) });
    expect(told('2022-02-28').persons.map(({ person }) => person)).toEqual(['truong']);
    expect(told('2022-03-01')).toEqual({ persons: [{ person: 'pho-tt', unit: 'a', post: 'delegate' }], vacant: null });
    expect(told('2022-03-10').persons.map(({ person }) => person)).toEqual(['pho-tt']);
    expect(told('2022-03-11').persons.map(({ person }) => person)).toEqual(['truong']);
  });

  test('is nobody where there is no monitor, and a vacancy where no office is found', () => {
    for (const role of ['monitor', 'monitor-clerk', 'office'] as const)
      expect(ask('so-noi-vu', role, '2022-01-01', null)).toEqual({ told: [], vacant: null });
    expect(ask('so-noi-vu', 'office', '2022-01-01', 'ubnd-tinh').vacant).toEqual({ unit: 'ubnd-tinh', post: 'office' });
  });

  test('ends in a ring of parents', () => {
    const ring: Directory = { ...directory, units: [unit('a', 'A', { parent: 'b' }), unit('b', 'B', { parent: 'a' })] };
    const answer = addressees(ring, { unit: 'a', role: 'head', monitor: null, day: 0 });
    expect(answer).toEqual({ persons: [], vacant: { unit: 'a', post: 'head' } });
  });

  test('is the head twenty levels up at the farthest', () => {
    const line = (levels: number): Directory => ({
      ...directory,
      units: Array.from({ length: levels }, (_, i) =>
        unit(`u${i}`, `Đơn vị ${i}`, i === levels - 1 ? { posts: [holder('head', 'x')] } : { parent: `u${i + 1}` }),
      ),
    });
    const told = (levels: number) =>
      addressees(line(levels), { unit: 'u0', role: 'head', monitor: null, day: 0 }).persons.map(({ unit: at }) => at);
    expect(told(20)).toEqual(['u19']);
    expect(told(21)).toEqual([]);
  });

  test('is one person once, also where two entries name the post', () => {
    const twice: Directory = {
      ...directory,
      units: [unit('a', 'A', { posts: [holder('head', 'x'), holder('head', 'x')] })],
    };
    expect(addressees(twice, { unit: 'a', role: 'head', monitor: null, day: 0 }).persons).toHaveLength(1);
  });
});

describe('checking a directory', () => {
  const withUnits = (...units: Directory['units']): Directory => ({ ...directory, units, groups: [] });
  const head = { posts: [holder('head', 'x')] };
  const codes = (checked: Directory, on: number | null = null) =>
    checkDirectory(checked, on).map(({ severity, code, what }) => `${severity} ${code} ${what}`);

  test('finds nothing wrong with one in order', () => {
    expect(codes(withUnits(unit('a', 'A', head), unit('b', 'B', { ...head, parent: 'a' })))).toEqual([]);
  });

  test.each<[string, Directory, readonly string[]]>([
    ['an id used twice', withUnits(unit('a', 'A', head), unit('a', 'B', head)), ['error duplicateId a']],
    [
      'one group written down twice',
      {
        ...withUnits(unit('a', 'A', head)),
        groups: [
          { id: 'g', name: 'Các A', aliases: [], members: ['a'] },
          { id: 'g', name: 'Các A', aliases: [], members: ['a'] },
        ],
      },
      ['error duplicateId g'],
    ],
    [
      'an id that a unit and a group share',
      { ...withUnits(unit('a', 'A', head)), groups: [{ id: 'a', name: 'Các A', aliases: [], members: ['a'] }] },
      ['error duplicateId a'],
    ],
    [
      'one alias for two units',
      withUnits(unit('a', 'A', head), unit('b', 'B', { ...head, aliases: ['a'] })),
      ['error sharedName b'],
    ],
    [
      'one alias for two groups',
      {
        ...withUnits(unit('a', 'A', head)),
        groups: [
          { id: 'g', name: 'Các ban', aliases: [], members: ['a'] },
          { id: 'h', name: 'Ban', aliases: ['các ban'], members: ['a'] },
        ],
      },
      ['error sharedName h'],
    ],
    ['an unknown parent', withUnits(unit('a', 'A', { ...head, parent: 'z' })), ['error unknownParent a']],
    ['an unknown successor', withUnits(unit('a', 'A', { ...head, successors: ['z'] })), ['error unknownSuccessor a']],
    [
      'an unknown member',
      { ...withUnits(unit('a', 'A', head)), groups: [{ id: 'g', name: 'Các A', aliases: [], members: ['a', 'z'] }] },
      ['error unknownMember g'],
    ],
    [
      'a ring of parents, once',
      withUnits(
        unit('c', 'C', { ...head, parent: 'a' }),
        unit('a', 'A', { ...head, parent: 'b' }),
        unit('b', 'B', { ...head, parent: 'a' }),
      ),
      ['error parentCycle a'],
    ],
    ['a unit that is its own parent', withUnits(unit('a', 'A', { ...head, parent: 'a' })), ['error parentCycle a']],
    ['a day that is none', withUnits(unit('a', 'A', { ...head, until: '2025-02-30' })), ['error badDay a']],
    [
      'a post that ends before it begins',
      withUnits(unit('a', 'A', { posts: [holder('head', 'x', { from: '2025-02-02', until: '2025-02-01' })] })),
      ['error badDay a'],
    ],
    [
      'a delegation without an end',
      withUnits(unit('a', 'A', { posts: [holder('head', 'x'), holder('delegate', 'y', { from: '2025-01-01' })] })),
      ['error delegationOpen a'],
    ],
    ['a unit without a head', withUnits(unit('a', 'A', { posts: [holder('deputy', 'x')] })), ['warning headMissing a']],
    [
      'a head without an address',
      withUnits(unit('a', 'A', { posts: [holder('head', 'x', { email: null })] })),
      ['warning headWithoutEmail a'],
    ],
  ])('finds %s', (_, checked, expected) => {
    expect(codes(checked)).toEqual(expected);
  });

  test('leaves two units of one name alone where one follows the other, and one acting head is a head', () => {
    const until = unit('a', 'Tỉnh ủy', { ...head, until: '2025-06-30' });
    expect(codes(withUnits(until, unit('b', 'Tỉnh ủy', { ...head, from: '2025-07-01' })))).toEqual([]);
    expect(codes(withUnits(until, unit('b', 'Tỉnh ủy', { ...head, from: '2025-06-30' })))).toEqual([
      'error sharedName b',
    ]);
    expect(codes(withUnits(unit('a', 'A', { posts: [holder('acting-head', 'x')] })))).toEqual([]);
  });

  test('on a day asks only for who is in post then', () => {
    const left = withUnits(unit('a', 'A', { posts: [holder('head', 'x', { until: '2025-06-30' })] }));
    expect(codes(left)).toEqual([]);
    expect(codes(left, dayOf('2025-06-30'))).toEqual([]);
    expect(codes(left, dayOf('2025-07-01'))).toEqual(['warning headMissing a']);
  });

  test('puts errors first', () => {
    const problems = checkDirectory(withUnits(unit('a', 'A'), unit('b', 'B', { ...head, parent: 'z' })));
    expect(problems.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });

  test.each<[Directory, readonly string[]]>([
    [
      withUnits(unit('a', 'A', head), unit('a', 'B', head), unit('a', 'C', head)),
      ['Mã "a" được dùng cho nhiều đơn vị hoặc nhóm; mỗi mã chỉ dùng một lần.'],
    ],
    [
      withUnits(unit('a', 'A', { ...head, from: '2025-02-30' })),
      ['Đơn vị "A": "2025-02-30" không phải là một ngày có thật.'],
    ],
    [
      withUnits(unit('a', 'A', { ...head, from: '2025-07-01', until: '2025-06-30' })),
      ['Đơn vị "A": ngày kết thúc 2025-06-30 trước ngày bắt đầu 2025-07-01.'],
    ],
    [
      withUnits(unit('a', 'Ban Dân vận', head), unit('b', 'ban dân vận', head), unit('c', 'C', head)),
      ['Đơn vị "ban dân vận" (b) trùng tên gọi với "Ban Dân vận" (a) trong cùng thời gian.'],
    ],
    [
      {
        ...withUnits(unit('a', 'A', head)),
        groups: [
          { id: 'g', name: 'Các ban', aliases: ['ban', 'Các phòng'], members: ['a'] },
          { id: 'h', name: 'Các cơ quan', aliases: ['các phòng'], members: ['a'] },
        ],
      },
      ['Nhóm "Các cơ quan" trùng tên gọi với nhóm "g".'],
    ],
    [withUnits(unit('b', 'B', { ...head, parent: 'z' })), ['Đơn vị "B": không có đơn vị cấp trên mang mã "z".']],
    [
      withUnits(unit('a', 'A', { ...head, successors: ['z', 'b', 'y'] }), unit('b', 'B', head)),
      ['Đơn vị "A": không có đơn vị kế thừa mang mã "z".', 'Đơn vị "A": không có đơn vị kế thừa mang mã "y".'],
    ],
    [
      { ...withUnits(unit('a', 'A', head)), groups: [{ id: 'g', name: 'Các A', aliases: [], members: ['z', 'a'] }] },
      ['Nhóm "Các A": không có đơn vị thành viên mang mã "z".'],
    ],
    [
      withUnits(
        unit('d', 'D', { ...head, parent: 'a' }),
        unit('a', 'A', { ...head, parent: 'b' }),
        unit('b', 'B', { ...head, parent: 'a' }),
        unit('c', 'C', { ...head, parent: 'b' }),
      ),
      ['Quan hệ cấp trên đi thành vòng: "a" → "b" → "a".'],
    ],
    [
      withUnits(unit('a', 'A')),
      ['Đơn vị "A" chưa có người đứng đầu; thông báo sẽ gửi cấp phó hoặc người đứng đầu đơn vị cấp trên.'],
    ],
    [
      withUnits(
        unit('a', 'A', {
          posts: [
            holder('head', 'x', { title: 'Giám đốc', name: 'Nguyễn Văn X', email: null }),
            holder('deputy', 'y', { email: null }),
          ],
        }),
      ),
      ['Đơn vị "A": Giám đốc Nguyễn Văn X chưa có địa chỉ thư điện tử.'],
    ],
  ])('says what is wrong in Vietnamese, whom it is about, and nothing else: %#', (checked, messages) => {
    expect(checkDirectory(checked).map(({ message }) => message)).toEqual(messages);
  });

  test('finds nothing wrong with units that stand in one line', () => {
    const line = ['a', 'b', 'c', 'd'].map((id, i, all) =>
      unit(id, id.toUpperCase(), { ...head, parent: all[i + 1] ?? null }),
    );
    expect(codes(withUnits(...line))).toEqual([]);
    expect(codes(withUnits(...line.toReversed()))).toEqual([]);
  });

  test('finds two rings where there are two', () => {
    const pair = (a: string, b: string) => [
      unit(a, a.toUpperCase(), { ...head, parent: b }),
      unit(b, b.toUpperCase(), { ...head, parent: a }),
    ];
    expect(codes(withUnits(...pair('a', 'b'), ...pair('c', 'd')))).toEqual([
      'error parentCycle a',
      'error parentCycle c',
    ]);
  });

  test('on a day leaves a unit alone that has ended, or not begun', () => {
    const ended = withUnits(unit('a', 'A', { until: '2025-06-30' }), unit('b', 'B', { from: '2025-07-02' }));
    expect(codes(ended, dayOf('2025-07-01'))).toEqual([]);
    expect(codes(ended, dayOf('2025-06-30'))).toEqual(['warning headMissing a']);
  });
});
