import type { ReactNode } from 'react'
import './table.css'

/** A column of a table on a page: what it is called, and what a row has there. */
export interface TableColumn<Row> {
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** Its figures stand to the right, under each other. */
  readonly number?: boolean
  readonly look?: string
}

interface TableProps<Row> {
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
}

/** A table that is no list of the graph; on a phone each row is a card that names its cells. */
export function Table<Row>({ label, columns, rows, keyOf }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section className="table-place" tabIndex={0} aria-label={label}>
      <table className="table">
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.label} scope="col" className={findLook(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)}>
              {columns.map(column => (
                <td key={column.label} data-label={column.label} className={findLook(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function findLook<Row>({ number, look }: TableColumn<Row>): string | undefined {
  return number ? 'number' : look
}
