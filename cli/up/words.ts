// What `dondoc up` tells the person who started it.
import { relative } from 'node:path';
import { shipped } from '../../engine/load.ts';
import type { LocalStack } from './stack.ts';

export function opening({ web, temporal, kafka, smtp }: LocalStack, folder: string): string {
  return [
    '',
    `dondoc đang chạy. Mở trang:  ${web}`,
    `  Temporal    ${temporal.address}${temporal.origin === 'embedded' ? ' (trên máy này)' : ''}`,
    `  Kafka       ${kafka?.join(', ') ?? 'không chạy; thêm --kafka để chạy'}`,
    `  Thư         ${smtp}, xem tại ${web}/hop-thu (không gửi ra ngoài)`,
    `  Dữ liệu     ${folder}`,
  ].join('\n');
}

export interface NextSteps {
  readonly file: string | null;
  readonly directive: string | null;
  /** One that is open now, to try a report on. */
  readonly assignment: string | null;
  readonly options: { readonly units?: string; readonly data?: string };
}

/** Commands for a second terminal, ready to be pasted. */
export function nextSteps({ file, directive, assignment, options }: NextSteps): string {
  const data = options.data === undefined ? '' : ` --data ${quoted(options.data)}`;
  const units = options.units ?? (file === null ? relative('', shipped.units) : null);
  const simulated = `${quoted(file ?? relative('', shipped.directive))}${units === null ? '' : ` --units ${quoted(units)}`}`;
  const steps: readonly (readonly [string, string])[] = [
    [`status${directive === null ? '' : ` ${directive}`}${data}`, 'tình hình từng việc, kèm mã việc'],
    ...(assignment === null
      ? []
      : [[`submit report ${assignment} --text "Đã hoàn thành"${data}`, 'báo một việc đã xong'] as const]),
    [`simulate ${simulated}`, 'xem trước ai sẽ được báo gì, khi nào'],
  ];
  return [
    '',
    'Thử tiếp ở cửa sổ lệnh khác:',
    ...steps.flatMap(([command, what]) => [`  npx dondoc ${command}`, `      ${what}`]),
    '',
    'Ctrl-C để dừng; lần sau chạy tiếp từ chỗ này.',
  ].join('\n');
}

/** A path as a shell takes it. */
const quoted = (path: string): string =>
  /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;

/** `broken`: the part that ended by itself, or null when a person asked to stop. */
export const closing = (broken: string | null): string =>
  broken === null
    ? 'Đang dừng; việc đang dở được làm xong...'
    : `${broken} đã dừng đột ngột; dondoc dừng theo. Chạy lại để tiếp tục.`;
