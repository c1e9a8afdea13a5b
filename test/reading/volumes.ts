// Volumes made of directives for the tests of splitting: covers, contents, separators and pages as collections print them.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../../infra/paths.ts';
import { readDirective } from '../../reading/read.ts';
import fc from '../rules/seeded.ts';
import { goldTexts, ownSamples, type Sample } from './gold.ts';

const folder = join(projectRoot, 'test', 'reading', 'directives');

/** The project's own directives. */
export const ownDirectives: readonly Sample[] = [
  ...ownSamples(),
  ...readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => ({ name: basename(file, '.txt'), text: readFileSync(join(folder, file), 'utf8') })),
];

const headed = ({ name, text }: Sample) => ({ name, body: text.trim(), ...readDirective(text).directive });
export type Body = ReturnType<typeof headed>;

export const ownBodies: readonly Body[] = ownDirectives.map(headed);
export const goldBodies: readonly Body[] = goldTexts().map(headed);

/** What becomes of a directive before it goes into a volume; each names what splitting must cope with. */
const CHANGES: Readonly<Record<string, (body: string) => string>> = {
  'as it is': (body) => body,
  // A letter whose subject goes on over a line has no name of its kind: without a number nothing would begin it.
  'without its number': (body) => (/^V\/v .*\n\S/m.test(body) ? body : body.replace(/^ *Số ?:? ?\S+ *\n+/m, '')),
  // Behind an appendix nothing but a closing of its own tells such a directive from a heading of the appendix.
  'from its kind on': (body) => (body.includes('\nPHỤ LỤC') ? body : body.slice(kindAt(body))),
  'an appendix of rows': (body) =>
    `${body}\n\nPHỤ LỤC\nKẾ HOẠCH\ntriển khai các việc được giao\n(Kèm theo văn bản số 12-NQ/TU ngày 5/7/2027)\n\nTT\tNội dung\tThời hạn\n1\tĐề án nuôi cá\tQuý I/2028\n2\tKẾ HOẠCH\tQuý II/2028`,
  'an annex': (body) =>
    `${body}\n\nQUY CHẾ\nhoạt động của Tổ công tác\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 5/7/2027 của UBND tỉnh)\n\nĐiều 1. Tổ công tác họp hằng tháng.\n\nĐiều 2. Văn phòng giúp việc Tổ công tác.`,
  'headings in capitals in its appendix': (body) =>
    `${body}\n\nPHỤ LỤC 2\nDANH MỤC VĂN BẢN THỰC HIỆN\nNGHỊ QUYẾT CỦA TỈNH ỦY\n\nI. CHỈ THỊ\n\n1. Chỉ thị về nuôi ong.\n\nKẾ HOẠCH\n\n1. Kế hoạch trồng rừng.`,
};
export const changes = Object.keys(CHANGES);

const KIND_LINE =
  /^\W*(?:CHƯƠNG TRÌNH HÀNH ĐỘNG|NGHỊ QUYẾT|CHỈ THỊ|KẾT LUẬN|KẾ HOẠCH|QUYẾT ĐỊNH|THÔNG BÁO|CÔNG ĐIỆN|HƯỚNG DẪN)(?=[*\n])/m;
/** Where the line of the kind begins; 0 where a directive has none of its own. */
const kindAt = (body: string): number => Math.max(0, body.search(KIND_LINE));

export const changed = (one: Body, change: string): Body => ({
  ...one,
  body: (CHANGES[change] as (body: string) => string)(one.body).trim(),
});

/** How a volume is laid out. */
export interface Layout {
  readonly cover: string;
  readonly contents: 'none' | 'front' | 'back';
  readonly entry: 'dots' | 'tab' | 'blank' | 'own line' | 'wrapped';
  readonly separator: string;
  /** Goes behind every so many paragraphs of a body; 0: never. */
  readonly pageEvery: number;
  readonly page: 'number' | 'dashes' | 'feed' | 'running head';
}

const COVERS = [
  '',
  'TỈNH ỦY SÔNG HẠ\n\nTUYỂN TẬP\nNGHỊ QUYẾT, CHỈ THỊ, KẾT LUẬN\nCỦA TỈNH ỦY, BAN THƯỜNG VỤ TỈNH ỦY\nNĂM 2027\n\nLưu hành nội bộ',
  'ĐẢNG CỘNG SẢN VIỆT NAM\n\nVĂN KIỆN CỦA TỈNH ỦY\nnhiệm kỳ 2025 - 2030\n\nSông Hạ, tháng 12 năm 2027\n\f',
  'ỦY BAN NHÂN DÂN TỈNH SÔNG HẠ\nVĂN PHÒNG\n-------\nCÁC VĂN BẢN CHỈ ĐẠO, ĐIỀU HÀNH\nTẬP II',
];
const SEPARATORS = [
  '\n\n',
  '\n\n\n\n',
  '\n\f',
  '\n\n-----\n\n',
  '\n\n***\n\n',
  '\n\n=====\n\n\f',
  '\n\n* * *\n\n',
  '\n\n45\n\n\f',
];

export const layouts: fc.Arbitrary<Layout> = fc.record({
  cover: fc.constantFrom(...COVERS),
  contents: fc.constantFrom('none', 'front', 'back'),
  entry: fc.constantFrom('dots', 'tab', 'blank', 'own line', 'wrapped'),
  separator: fc.constantFrom(...SEPARATORS),
  pageEvery: fc.constantFrom(0, 0, 7, 11),
  page: fc.constantFrom('number', 'dashes', 'feed', 'running head'),
});

const KIND_WORDS: Readonly<Record<string, string>> = {
  'nghi-quyet': 'Nghị quyết',
  'chi-thi': 'Chỉ thị',
  'ket-luan': 'Kết luận',
  'ke-hoach': 'Kế hoạch',
  'chuong-trinh-hanh-dong': 'Chương trình hành động',
};

/** An entry of the contents, as printed. */
function entryOf({ kind, number, title }: Body, page: number, form: Layout['entry']): string {
  const words = `${KIND_WORDS[kind ?? ''] ?? 'Văn bản'}${number === null ? '' : ` số ${number}`} ${title ?? ''}`;
  switch (form) {
    case 'dots':
      return `${words} ........ ${page}`;
    case 'tab':
      return `${words}\t${page}`;
    case 'blank':
      return `${words} ${page}`;
    case 'own line':
      return `${words}\n${page}`;
    case 'wrapped':
      return `${words.replace(/(.{50}\S*) /g, '$1\n').toLocaleUpperCase()} ..... ${page}`;
  }
}

/** A body on pages: what ends a page stands between two of its paragraphs. */
function onPages(body: string, { pageEvery, page }: Layout): string {
  if (pageEvery === 0) return body;
  let at = 0;
  const furniture = (): string => {
    at += 1;
    switch (page) {
      case 'number':
        return `\n\n${at}\n\n`;
      case 'dashes':
        return `\n\n- ${at} -\n\n`;
      case 'feed':
        return `\n\n${at}\n\f\n`;
      case 'running head':
        return `\n\n\fVĂN KIỆN TỈNH ỦY SÔNG HẠ\n${at}\n\n`;
    }
  };
  return body
    .split(/\n\n+/)
    .map(
      (paragraph, i, all) =>
        paragraph + (i === all.length - 1 ? '' : i % pageEvery === pageEvery - 1 ? furniture() : '\n\n'),
    )
    .join('');
}

export interface MadeVolume {
  readonly text: string;
  /** The bodies as they stand in it, in order. */
  readonly bodies: readonly string[];
}

export function volumeOf(chosen: readonly Body[], layout: Layout): MadeVolume {
  const bodies = chosen.map(({ body }) => onPages(body, layout));
  const entries = chosen.map((one, i) => entryOf(one, 5 + 7 * i, layout.entry));
  const list = `MỤC LỤC\n\n${entries.join('\n')}`;
  const text = [
    layout.cover,
    ...(layout.contents === 'front' ? [list] : []),
    bodies.join(layout.separator),
    ...(layout.contents === 'back' ? [list] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n\f');
  return { text, bodies };
}
