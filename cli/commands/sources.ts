// dondoc sources: who may send inputs, for which units, in which capacity.
import type { Command } from 'commander';
import type { Source } from '../../contracts/source.ts';
import { withDesks } from '../../engine/desk.ts';
import { loadSources } from '../../engine/load.ts';
import { listSources, saveSources } from '../../journal/sources.ts';
import { CAPACITY_WORDS } from '../../web/words.ts';
import { withJournal } from '../connect.ts';
import { dataOption, jsonOption } from '../options.ts';
import { table } from '../table.ts';

interface Options {
  readonly data?: string;
  readonly json?: boolean;
}

/** Names shown of a source that speaks for many units. */
const SHOWN_UNITS = 3;

export function registerSources(program: Command): void {
  program
    .command('sources')
    .description('nguồn được gửi sự kiện: xem, hoặc thay bằng tệp (who may send events)')
    .argument('[file]', 'danh sách nguồn, YAML; thay toàn bộ danh sách đang dùng')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (file: string | undefined, { data, json }: Options) => {
      const given = file === undefined ? null : withDesks(await loadSources(file));
      const sources = await withJournal(data, async (journal) => {
        if (given !== null) await saveSources(journal, given);
        return await listSources(journal);
      });
      process.stdout.write(`${json === true ? JSON.stringify(sources.map(plain), null, 2) : sourcesView(sources)}\n`);
    });
}

/** A token's hash is nobody's business but the door's. */
const plain = ({ source, tokenHash, units, capacities, trusted }: Source) => ({
  source,
  http: tokenHash !== null,
  units,
  capacities,
  trusted,
});

const sourcesView = (sources: readonly Source[]): string =>
  table(
    ['nguồn', 'đường gửi', 'thay đơn vị', 'tư cách', 'tin giờ'],
    sources.map(({ source, tokenHash, units, capacities, trusted }) => [
      source,
      tokenHash === null ? 'Kafka' : 'Kafka, HTTP',
      unitsView(units),
      capacities.map((capacity) => CAPACITY_WORDS[capacity]).join(', '),
      trusted ? 'có' : 'không',
    ]),
  );

function unitsView(units: Source['units']): string {
  if (units === '*') return 'mọi đơn vị';
  const more = units.length - SHOWN_UNITS;
  return [...units.slice(0, SHOWN_UNITS), ...(more > 0 ? [`và ${more} đơn vị khác`] : [])].join(', ');
}
