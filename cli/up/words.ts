// What `dondoc up` tells the person who started it.
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
  readonly options: { readonly units?: string; readonly data?: string };
}

/** Three commands for a second terminal. */
export function nextSteps({ file, directive, options }: NextSteps): string {
  const data = options.data === undefined ? '' : ` --data ${options.data}`;
  const dondoc = 'npx dondoc';
  const plan = file ?? 'data/sample/12-nq-tu.txt';
  const units = options.units ?? (file === null ? 'data/sample/units.yaml' : null);
  return [
    '',
    'Thử tiếp ở cửa sổ lệnh khác:',
    `  ${dondoc} status${directive === null ? '' : ` ${directive}`}${data}`,
    '      tình hình từng việc, kèm mã việc',
    `  ${dondoc} submit report ${directive ?? 'VĂN-BẢN'}/NHIỆM-VỤ/ĐƠN-VỊ --text "Đã hoàn thành"${data}`,
    '      báo một việc đã xong (lấy mã việc ở lệnh trên)',
    ...(units === null
      ? []
      : [`  ${dondoc} simulate ${plan} --units ${units}`, '      xem trước ai sẽ được báo gì, khi nào']),
    '',
    'Ctrl-C để dừng; lần sau chạy tiếp từ chỗ này.',
  ].join('\n');
}

/** `broken`: the part that ended by itself, or null when a person asked to stop. */
export const closing = (broken: string | null): string =>
  broken === null
    ? 'Đang dừng; việc đang dở được làm xong...'
    : `${broken} đã dừng đột ngột; dondoc dừng theo. Chạy lại để tiếp tục.`;
