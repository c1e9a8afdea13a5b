// Volumes cut into their directives: whatever the cover, the contents, the separators and the pages, the parts are the bodies, in order.
import { describe, expect, test } from 'vitest';
import { readDirective } from '../../reading/read.ts';
import { splitVolume } from '../../reading/split/split.ts';
import fc from '../rules/seeded.ts';
import { CLOSING, codesOf, HEAD } from './fixture.ts';
import { hasGold, unlessGold } from './gold.ts';
import { expectLinear } from './growth.ts';
import { changed, changes, goldBodies, layouts, ownBodies, volumeOf, type Body } from './volumes.ts';

const textsOf = (text: string): readonly string[] =>
  splitVolume(text).parts.map(({ start, end }) => text.slice(start, end));
const doubtsOf = (text: string): readonly string[] => {
  const { parts, doubts } = splitVolume(text);
  return [...doubts, ...parts.flatMap((part) => part.doubts)].map(({ code }) => code);
};

/** Some directives in some order, each changed somehow. */
const chosenOf = (bodies: readonly Body[]) =>
  fc
    .shuffledSubarray([...bodies], { minLength: 2, maxLength: 10 })
    .chain((some) =>
      fc.tuple(...some.map((one) => fc.constantFrom('as it is', ...changes).map((change) => changed(one, change)))),
    );

const sources = [
  { name: 'our own directives', bodies: ownBodies, runs: 120, skipped: false },
  { name: `real directives${unlessGold}`, bodies: goldBodies, runs: 40, skipped: !hasGold },
];

describe.each(sources)('a volume of $name', ({ bodies, runs, skipped }) => {
  test.skipIf(skipped)('is cut into exactly its bodies, in order', () => {
    fc.assert(
      fc.property(layouts, chosenOf(bodies), (layout, chosen) => {
        const made = volumeOf(chosen, layout);
        expect(textsOf(made.text)).toEqual(made.bodies);
      }),
      { numRuns: runs },
    );
  });

  test.skipIf(skipped)('is sure of each directive that has its number and an end, and of nothing else', () => {
    fc.assert(
      fc.property(layouts, fc.shuffledSubarray([...bodies], { minLength: 2, maxLength: 10 }), (layout, chosen) => {
        const { parts } = splitVolume(volumeOf(chosen, layout).text);
        expect(parts.map(({ number, kind, issuedOn }) => ({ number, kind, issuedOn }))).toEqual(
          chosen.map(({ number, kind, issuedOn }) => ({ number, kind, issuedOn })),
        );
        for (const part of parts) {
          expect(part.confidence).toBe(part.doubts.length === 0 ? 'sure' : 'look');
          if (part.number === null) expect(part.confidence).toBe('look');
        }
      }),
      { numRuns: runs / 4 },
    );
  });

  test.skipIf(skipped)('of one directive is one part, whatever was changed in it', () => {
    for (const one of bodies) {
      for (const change of changes) {
        const { body } = changed(one, change);
        expect(textsOf(`\n${body}\n`), `${one.name}, ${change}`).toEqual([body]);
      }
    }
  });
});

const body = (number: string, title: string): string =>
  `${HEAD.replace('41-CT/TU', number).replace('về chăm sóc, bảo vệ rừng đầu nguồn', title)}\n1. Sở Y tế kiểm tra bếp ăn.\n${CLOSING}`.trim();
const FIRST = body('41-CT/TU', 'về nuôi ong');
const SECOND = body('42-CT/TU', 'về trồng rừng trên địa bàn tỉnh Sông Hạ');

describe('what belongs to no directive', () => {
  test.each([
    ['the heading of a group', 'PHẦN THỨ HAI\nCÁC CHỈ THỊ CỦA TỈNH ỦY'],
    ['a kind alone over the directives of this kind', 'II. CHỈ THỊ'],
    ['the number of a directive in the volume', '2.'],
    ['the entry of the directive behind it', '2. Chỉ thị số 42-CT/TU về trồng rừng trên địa bàn tỉnh Sông Hạ'],
    ['a number between rules', '===== 2 ====='],
    ['a rule and a page number', '-----\n\n17\n\n\f'],
  ])('%s is left out', (_what, between) => {
    const text = `${FIRST}\n\n${between}\n\n${SECOND}`;
    expect(textsOf(text)).toEqual([FIRST, SECOND]);
    const { leftOut } = splitVolume(text);
    expect(leftOut.map(({ start, end }) => text.slice(start, end))).toEqual([between.trim()]);
  });

  test('words of a foreword are left out, and told', () => {
    const foreword = `LỜI GIỚI THIỆU\n\n${'Tập sách này gom các chỉ thị của Tỉnh ủy trong năm. '.repeat(6)}`;
    expect(textsOf(`${foreword}\n\n${FIRST}\n\n${SECOND}`)).toEqual([FIRST, SECOND]);
    expect(doubtsOf(`${foreword}\n\n${FIRST}\n\n${SECOND}`)).toEqual(['wordsLeftOut']);
  });

  test('a running head that looks like an issuer is no line of a head', () => {
    const page = '\n\n\fVĂN PHÒNG TỈNH ỦY SÔNG HẠ\n3\n\n';
    const paged = [FIRST, SECOND].map((one) => one.replace(/\n\n(?=1\.)/, page).replace(/\n\n(?=Nơi)/, page));
    expect(textsOf(paged.join(page))).toEqual(paged);
  });
});

describe('what looks like a beginning and is none', () => {
  test.each([
    ['a kind that a sentence cites', 'Sở Y tế chủ trì thực hiện\nKẾ HOẠCH số 5 của tỉnh.'],
    ['a broken heading in capitals', 'II. TỔ CHỨC THỰC HIỆN\nCHỈ THỊ CỦA TỈNH ỦY'],
    ['a heading before any end', 'KẾ HOẠCH\n\n2. Công an tỉnh tuần tra.'],
    ['a form to be filled in', 'PHỤ LỤC\n\nMẫu số 1\nUBND XÃ ...\nSố: .../KH-UBND\n\nKẾ HOẠCH\nnuôi ong năm 2027'],
    ['the words that enact a decision', 'QUYẾT ĐỊNH:\n\nĐiều 1. Nuôi ong.'],
  ])('%s', (_what, words) => {
    const first = FIRST.replace('1. Sở Y tế', `${words}\n\n3. Sở Y tế`);
    expect(textsOf(`${first}\n\n${SECOND}`)).toEqual([first, SECOND]);
  });

  test('is told where it might be one', () => {
    const first = `${FIRST}\n\nPHỤ LỤC 1\nDanh mục\n\n1. Nuôi ong.\n2. Nuôi cá.\n\nKẾ HOẠCH\n\n3. Trồng rừng.`;
    expect(doubtsOf(`${first}\n\n${SECOND}`)).toEqual(['possibleBeginning']);
  });

  test('a title that begins with another kind', () => {
    const notice = FIRST.replace(
      'CHỈ THỊ\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\n',
      'THÔNG BÁO\nKẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY\n',
    );
    expect(textsOf(`${notice}\n\n${SECOND}`)).toEqual([notice, SECOND]);
  });
});

describe('what the contents say is held against what was found', () => {
  const contents = (entries: readonly string[]): string =>
    `MỤC LỤC\n${entries.map((entry, i) => `${entry} ...... ${i * 4 + 3}`).join('\n')}\n\n\f`;
  const both = `${FIRST}\n\n${SECOND}`;

  test('a directive that is listed and found is sure', () => {
    expect(
      doubtsOf(`${contents(['Chỉ thị số 41-CT/TU về nuôi ong', 'Chỉ thị số 42-CT/TU về trồng rừng'])}${both}`),
    ).toEqual([]);
  });

  test('a directive that is listed and not found is told', () => {
    const list = [
      'Chỉ thị số 41-CT/TU về nuôi ong',
      'Chỉ thị số 42-CT/TU về trồng rừng',
      'Kết luận số 9-KL/TU về chợ phiên',
    ];
    expect(doubtsOf(contents(list) + both)).toEqual(['listedNotFound']);
  });

  test('a directive that is found and not listed is told', () => {
    expect(doubtsOf(contents(['Chỉ thị số 41-CT/TU về nuôi ong']) + both)).toEqual(['notListed']);
  });

  test('a kind without number and issuer begins a directive where its title is listed', () => {
    const plain = 'KẾ HOẠCH\nGiữ gìn nghề dệt chiếu cói trong các làng ven sông\n\n1. Sở Y tế kiểm tra bếp ăn.';
    const first = FIRST.replace(/\n\nChỉ thị này[^]*$/, '');
    const list = contents([
      'Chỉ thị số 41-CT/TU về nuôi ong',
      'Kế hoạch giữ gìn nghề dệt chiếu cói trong các làng ven sông',
    ]);
    expect(textsOf(`${list}${first}\n\n${plain}`)).toEqual([first, plain]);
    expect(textsOf(`${first}\n\n${plain}`)).toEqual([`${first}\n\n${plain}`]);
  });
});

describe('a directive that is not whole', () => {
  test('without its signature ends where the next begins, and is told', () => {
    const first = FIRST.replace(/\n\nChỉ thị này[^]*$/, '');
    expect(textsOf(`${first}\n\n${SECOND}`)).toEqual([first, SECOND]);
    expect(doubtsOf(`${first}\n\n${SECOND}`)).toEqual(['partWithoutEnd']);
  });

  test('that stands twice is told', () => {
    expect(doubtsOf(`${FIRST}\n\n${FIRST}`)).toEqual(['repeatedNumber']);
  });
});

describe('reading a volume as one directive', () => {
  test('warns, with the number of directives and the command that splits', () => {
    const [first] = readDirective(`${FIRST}\n\n${SECOND}`).warnings;
    expect(first?.code).toBe('severalDirectives');
    expect(first?.message).toMatch(/ 2 văn bản.*dondoc split/);
  });

  test('one directive gives no such warning', () => {
    for (const { body: text } of [...ownBodies, ...goldBodies])
      expect(codesOf(readDirective(text))).not.toContain('severalDirectives');
  });
});

/** Lines that the grammar of volumes knows, in any order. */
const LINES = [
  'CHỈ THỊ|NGHỊ QUYẾT|KẾ HOẠCH|Số 12-NQ/TU|Số: /KH-UBND|TỈNH ỦY SÔNG HẠ|UBND XÃ|ĐẢNG CỘNG SẢN VIỆT NAM|MẬT|V/v nuôi ong',
  'Kính gửi:|Sông Hạ, ngày 5 tháng 7 năm 2027|CỦA BAN THƯỜNG VỤ TỈNH ỦY|về nuôi ong|MỤC LỤC|Chỉ thị về nuôi ong ..... 5|12|\f',
  '-----|**|T/M BAN THƯỜNG VỤ|BÍ THƯ|Nơi nhận:|PHỤ LỤC|(Kèm theo Kế hoạch số 5-KH/TU)|1. Sở Y tế làm.|TT\tNội dung|QUYẾT ĐỊNH:',
].flatMap((lines) => lines.split('|'));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...LINES, ''), { maxLength: 80 }).map((lines) => lines.join('\n')),
);

describe('any text', () => {
  test('is split, and all that is not blank is in one part or left out, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { parts, leftOut, doubts } = splitVolume(text);
        const spans = [...parts, ...leftOut].toSorted((a, b) => a.start - b.start);
        let at = 0;
        for (const { start, end } of spans) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(start).toBeGreaterThanOrEqual(at);
          expect(text.slice(start, end).trim()).not.toBe('');
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
        for (const { start, end } of [...doubts, ...parts.flatMap((part) => part.doubts)])
          expect(start <= end && start >= 0 && end <= text.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['', ' \n\n', '\u200b\ufeff'])('without words has no part: %j', (text) => {
    expect(splitVolume(text).parts).toEqual([]);
  });

  test('without a head stays whole, and says so', () => {
    expect(textsOf('Sở Y tế kiểm tra bếp ăn.')).toEqual(['Sở Y tế kiểm tra bếp ăn.']);
    expect(doubtsOf('Sở Y tế kiểm tra bếp ăn.')).toEqual(['headlessText']);
  });

  test('of very many directives is cut, and says so', () => {
    const { parts, doubts } = splitVolume(
      'Số 1-CT/TU\nCHỈ THỊ\nCỦA TỈNH ỦY\nvề nuôi ong\n1. Làm.\nNơi nhận:\n'.repeat(5_100),
    );
    expect(parts).toHaveLength(5_000);
    expect(doubts.map(({ code }) => code)).toContain('tooManyParts');
  });
});

describe('time grows with the length of the volume', () => {
  test.each([
    ['directives', `${FIRST}\n\n`],
    ['kinds', 'KẾ HOẠCH\n'],
    ['numbers', 'Số 12-NQ/TU\n'],
    ['issuers', 'TỈNH ỦY SÔNG HẠ\n'],
    ['contents', 'MỤC LỤC\nChỉ thị về nuôi ong 5\n'],
    ['contents between directives', `${FIRST}\nMỤC LỤC\nChỉ thị về nuôi ong 5\n`],
    ['dots', '. . .. ... '],
    ['rules', '-----\n'],
    ['stars', 'a*'],
    ['page numbers', '\n12\n\f'],
    ['figures', '1'],
    ['tabs', 'x\t'],
    ['columns', 'TỈNH ỦY     '],
  ])('%s', (_what, seed) => {
    expectLinear(seed.repeat(25), splitVolume);
  });
});
