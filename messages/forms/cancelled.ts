// Không còn giao: the duty is no longer asked for. Whoever had been told that it was overdue hears it in the words of a settlement.
import { toldUnit } from '../form.ts';
import { change } from './change.ts';
import { settledWhereTold } from './settled.ts';

export const cancelled = settledWhereTold(
  change({
    title: 'Không còn giao nhiệm vụ',
    opening: (context) =>
      `${context.monitor.name} thông báo không còn giao ${toldUnit(context)} thực hiện nhiệm vụ sau`,
    news: () => [],
    reason: 'Lý do',
    request: (context) => `Nhiệm vụ này kết thúc; ${toldUnit(context)} không cần báo cáo thêm.`,
  }),
);
