// What was said is taken back: by the unit, its report or refusal; by the monitor, a confirmation.
import { reader } from '../address.ts';
import type { FormWords } from '../form.ts';
import { toldUnit } from '../form.ts';
import { change } from './change.ts';

export const withdrawn: FormWords = change({
  title: 'Rút kết quả, ý kiến đã gửi',
  opening: ({ unit }) => `${unit.name} rút kết quả hoặc ý kiến đã gửi đối với nhiệm vụ sau`,
  news: () => [],
  reason: 'Lý do đơn vị nêu',
  request: (context) =>
    `Hiện không còn nội dung chờ ${reader(context)} xác nhận; việc theo dõi, đôn đốc đơn vị tiếp tục theo thời hạn.`,
});

export const reopened: FormWords = change({
  title: 'Hủy xác nhận hoàn thành',
  opening: (context) =>
    `${context.monitor.name} đã xác nhận nhầm kết quả của ${toldUnit(context)} và hủy xác nhận đó đối với nhiệm vụ sau`,
  news: () => [],
  reason: 'Lý do',
  request: (context) =>
    `Kết quả của ${toldUnit(context)} trở lại trạng thái chờ xác nhận; ${context.monitor.name} sẽ thông báo khi có ý kiến.`,
});
