// Places: an offset as people find it, and the spans of a plan as slices of its text.
import { describe, expect, test } from 'vitest';
import { lineFinder, placeOf } from '../../reading/places.ts';
import { readDirective } from '../../reading/read.ts';
import { directiveOf } from './fixture.ts';

describe('where an offset stands', () => {
  const text = 'một\nhai ba\n\nbốn';
  test.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 1, 4],
    [4, 2, 1],
    [8, 2, 5],
    [11, 3, 1],
    [12, 4, 1],
    [15, 4, 4],
    [99, 4, 4],
    [-7, 1, 1],
    [4.9, 2, 1],
    [Number.NaN, 1, 1],
  ])('%d is line %d, column %d', (offset, line, column) => {
    expect(placeOf(text, offset)).toEqual({ line, column });
    if (offset >= 0) expect(lineFinder(text)(offset)).toBe(line);
  });

  test('in an empty text is its beginning', () => {
    expect(placeOf('', 5)).toEqual({ line: 1, column: 1 });
  });
});

describe('the spans of a plan', () => {
  const text = directiveOf(
    '1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra **bếp ăn**\ncủa các trường, báo cáo UBND tỉnh trước ngày 15/5/2027.',
  );
  const [duty] = readDirective(text).obligations;
  const sliceOf = (span: { start?: number | undefined; end?: number | undefined } | null | undefined) =>
    text.slice(span?.start, span?.end);

  test('are the words of the duty, its units, its recipient and its time', () => {
    expect(sliceOf(duty?.clause)).toMatch(/^1\. Giao Sở Y tế[^]*2027\.$/);
    expect(sliceOf(duty?.leads[0])).toBe('Sở Y tế');
    expect(sliceOf(duty?.coordinators[0])).toBe('Công an tỉnh');
    expect(sliceOf(duty?.to)).toBe('UBND tỉnh');
    expect(sliceOf(duty?.time)).toBe('trước ngày 15/5/2027');
  });

  test('hold over markup and line breaks, which the quote leaves out', () => {
    expect(sliceOf(duty?.source)).toContain('**bếp ăn**\ncủa');
    expect(duty?.quote).toContain('bếp ăn của');
  });
});
