// A table that turns into cards on a narrow screen: each cell then says what it is. The roles keep it a table for screen readers, which
// some browsers forget when CSS changes how it is laid out.
import type { ComponentChildren } from 'preact';

export interface Column<T> {
  readonly name: string;
  /** number: to the right. short: never broken. words: long texts. head: what the row is about, alone on its line in a card. */
  readonly as?: 'number' | 'short' | 'words' | 'head';
  /** Columns that follow each other under one heading, and what the column is called below it. */
  readonly group?: { readonly name: string; readonly part: string };
  /** In a card it needs no name before it. */
  readonly plain?: boolean;
  /** Null: nothing to say; a card leaves it out. */
  readonly cell: (row: T) => ComponentChildren | null;
}

export interface TableProps<T> {
  readonly caption: string;
  readonly note?: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  /** Said where there are no rows. */
  readonly none?: string;
}

export function Table<T>({ caption, note, columns, rows, none }: TableProps<T>) {
  if (rows.length === 0) return <p class="soft">{none ?? `${caption}: không có.`}</p>;
  return (
    <div class="scroll">
      <table class="cards" role="table">
        <caption>
          {caption} {note === undefined ? null : <span class="soft small">{note}</span>}
        </caption>
        <Head columns={columns} />
        <tbody role="rowgroup">
          {rows.map((row, index) => (
            <tr key={index} role="row">
              {columns.map((column) => (
                <Cell key={column.name} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One row of headings, or two where some columns share one. */
function Head<T>({ columns }: { readonly columns: readonly Column<T>[] }) {
  const grouped = columns.some(({ group }) => group !== undefined);
  const first = columns.filter(
    ({ group }, index) => group === undefined || columns[index - 1]?.group?.name !== group.name,
  );
  return (
    <thead role="rowgroup">
      <tr role="row">
        {first.map(({ name, as, group }) =>
          group === undefined ? (
            <th key={name} scope="col" role="columnheader" class={as ?? ''} rowSpan={grouped ? 2 : 1}>
              {name}
            </th>
          ) : (
            <th
              key={group.name}
              scope="colgroup"
              role="columnheader"
              class="group"
              colSpan={columns.filter((other) => other.group?.name === group.name).length}
            >
              {group.name}
            </th>
          ),
        )}
      </tr>
      {grouped ? (
        <tr role="row">
          {columns.map(({ name, as, group }) =>
            group === undefined ? null : (
              <th key={name} scope="col" role="columnheader" class={as ?? ''}>
                {group.part}
              </th>
            ),
          )}
        </tr>
      ) : null}
    </thead>
  );
}

function Cell<T>({ column: { name, as, plain, cell }, row }: { readonly column: Column<T>; readonly row: T }) {
  const content = cell(row);
  if (as === 'head') {
    return (
      <th scope="row" role="rowheader">
        {content}
      </th>
    );
  }
  const label = plain === true || content === null ? {} : { 'data-label': name };
  return (
    <td role="cell" class={`${as ?? ''}${content === null ? ' empty' : ''}`} {...label}>
      {content ?? ''}
    </td>
  );
}
