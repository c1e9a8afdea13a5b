// Numbers as Vietnamese administrative texts write them: 03 nhiệm vụ, 1.387 nhiệm vụ, 54,5%.

const GROUPS_OF_THREE = /\B(?=(\d{3})+$)/g;
const ROMAN: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** A count: below ten with a leading zero, thousands parted by dots. */
export function countText(count: number): string {
  const whole = Math.trunc(Math.abs(count));
  const digits = whole < 10 && whole > 0 ? `0${whole}` : String(whole).replace(GROUPS_OF_THREE, '.');
  return count < 0 ? `-${digits}` : digits;
}

/** A share of one, with at most one decimal behind a comma: 0.545 is "54,5%". */
export function percentText(share: number): string {
  const tenths = Math.round(share * 1000);
  const whole = String(Math.trunc(Math.abs(tenths) / 10)).replace(GROUPS_OF_THREE, '.');
  const rest = Math.abs(tenths) % 10;
  return `${tenths < 0 ? '-' : ''}${whole}${rest === 0 ? '' : `,${rest}`}%`;
}

/** Numbers of sections: I, II, III, ... */
export function romanText(number: number): string {
  let left = Math.trunc(number);
  let text = '';
  for (const [value, letters] of ROMAN) {
    while (left >= value) {
      text += letters;
      left -= value;
    }
  }
  return text;
}
