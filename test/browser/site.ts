// A site with something on every page: a directive with overdue, open, undated and review duties, units with long names, a report that
// waits, a parked input, a question, a mail.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Directory } from '../../contracts/directory.ts';
import { deploy } from '../../engine/deploy.ts';
import { deskInput, WEB_SOURCE } from '../../engine/desk.ts';
import { missing, ready } from '../../engine/readiness.ts';
import { Mailbox } from '../../infra/mailbox.ts';
import { freePort } from '../../infra/ports.ts';
import { factsOf } from '../../journal/facts.ts';
import { listParked } from '../../journal/parked.ts';
import { dayAt, dayText } from '../../rules/day.ts';
import { startWeb } from '../../web/server.ts';
import { startStack } from '../integration/stack.ts';
import { directoryOf, obligation, planOf, requestOf, unitId } from '../integration/terms.ts';
import { Undo } from '../integration/undo.ts';
import { until } from '../integration/until.ts';

export interface Site extends AsyncDisposable {
  readonly url: string;
  readonly directive: string;
  /** An overdue assignment. */
  readonly work: string;
  /** The pages, by what they are. */
  readonly pages: Readonly<Record<string, string>>;
}

const UNITS = 12;
const LONG_NAME =
  'Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số thành phố trực thuộc tỉnh';

function directory(): Directory {
  const small = directoryOf(UNITS);
  return { ...small, units: small.units.map((unit) => (unit.id === unitId(3) ? { ...unit, name: LONG_NAME } : unit)) };
}

export async function startSite(): Promise<Site> {
  await using undo = new Undo();
  const stack = undo.use(await startStack());
  const { journal, engine, start } = stack;
  const now = Date.now();
  const today = dayAt(now);
  const plan = planOf('02-CT/TU', dayText(today - 90), [
    obligation('nv-1', {
      title: 'xây dựng kế hoạch thực hiện Chỉ thị gắn với nhiệm vụ chuyển đổi số của đơn vị,',
      quote: 'Các đảng ủy xã xây dựng kế hoạch thực hiện Chỉ thị gắn với nhiệm vụ chuyển đổi số của đơn vị;',
      at: { due: dayText(today - 40), text: 'chậm nhất sau 50 ngày' },
    }),
    obligation('nv-2', { title: 'báo cáo kết quả', leads: [{ name: LONG_NAME }], at: { due: dayText(today + 12) } }),
    obligation('nv-3', { title: 'tuyên truyền', at: { text: 'kịp thời' } }),
    obligation('nv-4', {
      title: 'rà soát',
      leads: [{ name: 'Các cơ quan liên quan' }],
      at: { due: dayText(today + 5) },
    }),
    obligation('sk', {
      kind: 'review',
      review: 'so-ket',
      title: 'sơ kết',
      leads: [{ name: 'Văn phòng Tỉnh ủy' }],
      at: { due: dayText(today + 20) },
    }),
  ]);
  const request = requestOf(plan, directory(), { chaseFrom: today - 90, allowUnmatched: true, now });
  const { directive } = await deploy({ journal, start }, request);
  const count = async (type: string) =>
    (await factsOf(journal, directive)).filter(({ fact }) => fact.type === type).length;
  await until('all are opened', async () => (await count('assignment.opened')) > 2 * UNITS);
  const say = async (unit: string, duty: string) => {
    const data = {
      directive,
      duty,
      unit,
      text: 'Đã ban hành kế hoạch',
      document: { number: '45/KH-ĐU', issuedOn: null },
    };
    await engine.act(
      deskInput({ source: WEB_SOURCE, kind: 'report', data, id: null, occurredAt: null, now: Date.now() }),
    );
  };
  await say(unitId(0), 'nv-1');
  await say(unitId(0), 'khong-co');
  await until('the report', async () => (await count('assignment.submitted')) === 1);
  await until('the parked input', async () => (await listParked(journal)).length === 1);

  const folder = await mkdtemp(join(tmpdir(), 'dondoc-mailbox-'));
  undo.defer(() => rm(folder, { recursive: true, force: true }));
  const mailbox = await Mailbox.open(folder);
  const work = `/viec/${directive}/nv-1/${unitId(3)}/once`;
  await mailbox.add({
    messageId: '<1@dondoc.example>',
    receivedAt: '2026-06-10T00:30:00.000Z',
    from: { name: 'Văn phòng Tỉnh ủy', address: 'don-doc@dondoc.example' },
    to: [{ name: 'Nguyễn Văn A', address: 'head@xa-003.example' }],
    cc: [],
    recipients: [],
    subject:
      '[02-CT/TU] Đôn đốc: xây dựng kế hoạch thực hiện Chỉ thị gắn với nhiệm vụ chuyển đổi số – quá hạn từ 02/6/2026',
    text: `Kính gửi: ${LONG_NAME}\n\nCập nhật tại http://127.0.0.1:8080/assignments/${work.slice('/viec/'.length)}.`,
    html: null,
    headers: [],
  });
  const [mail] = (await mailbox.list()).mails;

  const web = await startWeb({
    port: await freePort(),
    journal,
    engine,
    mailbox,
    parts: () =>
      Promise.resolve([ready('temporal'), ready('journal'), missing('mailer', 'chưa kết nối được máy chủ thư')]),
    logger: pino({ level: 'silent' }),
    local: true,
  });
  undo.defer(() => web.stop());
  const owned = undo.handOver();
  const pages = {
    directives: '/',
    directive: `/van-ban/${directive}`,
    'its overdue ones': `/van-ban/${directive}?loc=qua-han`,
    'one duty': `/van-ban/${directive}?nhiem-vu=nv-1`,
    notices: `/van-ban/${directive}/thong-bao`,
    'an assignment': work,
    'a report that waits': `/viec/${directive}/nv-1/${unitId(0)}/once`,
    'a unit': `/don-vi/${unitId(3)}`,
    mailbox: '/hop-thu',
    mail: `/hop-thu/${mail?.id ?? ''}`,
    questions: '/cau-hoi',
    parked: '/cho-xu-ly',
    health: '/suc-khoe',
    'an error': '/khong-co',
  };
  return { url: web.url, directive, work, pages, [Symbol.asyncDispose]: () => owned[Symbol.asyncDispose]() };
}
