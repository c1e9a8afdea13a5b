// Inputs that wait for an operator: what came, for which assignment, and why it could not be taken.
import type { ErrorCode } from '../../contracts/errors.ts';
import { messageOf } from '../../contracts/errors.ts';
import type { InputKind, Target } from '../../contracts/input.ts';
import type { ParkedInput } from '../../journal/parked.ts';
import { instantText } from '../../messages/dates.ts';
import { hanging } from '../table.ts';

export const INPUT_WORDS: Readonly<Record<InputKind, string>> = {
  acknowledge: 'tiếp nhận',
  handOver: 'chuyển bộ phận thực hiện',
  decline: 'báo không thuộc trách nhiệm',
  report: 'báo cáo kết quả',
  withdraw: 'rút báo cáo hoặc ý kiến',
  confirm: 'xác nhận báo cáo',
  return: 'trả lại báo cáo',
  reopen: 'hủy xác nhận nhầm',
  askExtension: 'đề nghị điều chỉnh thời hạn',
  grantExtension: 'đồng ý điều chỉnh thời hạn',
  refuseExtension: 'không đồng ý điều chỉnh thời hạn',
  suspend: 'tạm dừng',
  resume: 'tiếp tục',
  cancel: 'hủy nhiệm vụ',
  minutes: 'biên bản sơ kết, tổng kết',
  answer: 'trả lời câu hỏi',
};

export const parkedView = (waiting: readonly ParkedInput[]): string =>
  [
    ...waiting.flatMap(({ id, parkedAt, input, code }) => [
      `${id}  ${INPUT_WORDS[input.kind]}, giữ lại lúc ${instantText(parkedAt)}`,
      `      gửi cho ${targetText(input.target)}`,
      hanging('      ', unfitText(code, input.target)),
    ]),
    '',
    'Xử lý: dondoc parked link MÃ MÃ-VIỆC --by TÊN | replay MÃ --by TÊN | discard MÃ --by TÊN',
  ].join('\n');

const targetText = ({ directive, duty, unit, period }: Target): string =>
  [directive, duty, unit, period].filter((one) => one !== null).join('/');

/** Why nothing fits: the catalogue's words, with what the target names. */
export const unfitText = (code: ErrorCode, target: Target): string =>
  messageOf(code, { what: code === 'directiveUnknown' ? target.directive : targetText(target) });
