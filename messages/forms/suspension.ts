// Tạm dừng và tiếp tục: the monitor lets a duty rest, and has it go on.
import { ask } from '../address.ts';
import type { FormWords } from '../form.ts';
import { toldUnit } from '../form.ts';
import { change } from './change.ts';

export const suspended: FormWords = change({
  title: 'Tạm dừng nhiệm vụ',
  opening: (context) => `${context.monitor.name} tạm dừng việc thực hiện của ${toldUnit(context)} đối với nhiệm vụ sau`,
  news: () => [],
  reason: 'Lý do',
  request: (context) =>
    `Trong thời gian tạm dừng, ${toldUnit(context)} không nhận thông báo đôn đốc về nhiệm vụ này; khi tiếp tục sẽ có thông báo.`,
});

export const resumed: FormWords = change({
  title: 'Tiếp tục nhiệm vụ',
  opening: (context) =>
    `${context.monitor.name} đề nghị ${toldUnit(context)} tiếp tục thực hiện nhiệm vụ đã tạm dừng sau`,
  news: () => [],
  reason: 'Ý kiến',
  request: (context) => `${ask(context)} ${toldUnit(context)} hoàn thành và gửi kết quả đúng thời hạn nêu trên.`,
});
