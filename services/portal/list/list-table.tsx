import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useBilingual, useTexts } from '../texts/texts.ts'
import type { Choice } from './choosing.ts'
import type { Column, Connection } from './column.ts'
import { LIST } from './list-page.texts.ts'
import '../ui/table.css'

interface ListTableProps<Data, Node> {
  readonly title: ReactNode
  readonly data: Data
  readonly connection: Connection<Node> | null
  readonly columns: readonly Column<Node>[]
  readonly link?: (node: Node) => string
  readonly totals?: (data: Data) => ReactNode
  readonly empty?: ReactNode
  /** Null where rows are not chosen. */
  readonly choice: Choice<Node> | null
  readonly busy: boolean
  readonly filtered: boolean
  readonly onMove: (to: { readonly after?: string | null; readonly before?: string | null }) => void
}

/** The rows of one page; on a phone each row is a card that names its cells. */
export function ListTable<Data, Node>(props: ListTableProps<Data, Node>) {
  const { title, data, connection, columns, choice, totals, empty, busy, filtered } = props
  const say = useTexts(LIST)
  const inLanguage = useBilingual()
  const rows = (connection?.edges ?? []).flatMap(({ node }) => (node === null ? [] : [node]))
  if (rows.length === 0)
    return <div className="empty">{filtered ? say('emptyFiltered') : (empty ?? say('empty'))}</div>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <section className="table-place" aria-busy={busy} tabIndex={0} aria-label={String(title)}>
        <table className="table">
          <thead>
            <tr>
              {choice && <ChoosePage choice={choice} rows={rows} />}
              {columns.map(({ name, label, number }) => (
                <th key={name} scope="col" className={number ? 'number' : undefined}>
                  {inLanguage(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((node, n) => (
              <Row key={n} node={node} {...props} />
            ))}
          </tbody>
        </table>
      </section>
      {totals?.(data)}
      <Pager {...props} />
    </>
  )
}

function Row<Data, Node>({
  node,
  columns,
  link,
  choice,
}: Pick<ListTableProps<Data, Node>, 'columns' | 'link' | 'choice'> & { readonly node: Node }) {
  const inLanguage = useBilingual()
  return (
    <tr>
      {choice && <ChooseRow choice={choice} node={node} />}
      {columns.map(({ name, label, number, cell }, n) => (
        <td key={name} data-label={inLanguage(label)} className={number ? 'number' : undefined}>
          {n === 0 && link ? <Link to={link(node)}>{cell(node)}</Link> : cell(node)}
        </td>
      ))}
    </tr>
  )
}

/** Chooses all of a page that can be chosen, or none of it. */
function ChoosePage<Node>({ choice, rows }: OfChoice<Node> & { readonly rows: readonly Node[] }) {
  const say = useTexts(LIST)
  const can = rows.filter(node => choice.name(node) !== null)
  const all = can.length > 0 && can.every(choice.isChosen)
  return (
    <th scope="col" className="choose">
      <input
        type="checkbox"
        aria-label={say('choosePage')}
        checked={all}
        disabled={can.length === 0}
        onChange={() => choice.set(can, !all)}
      />
    </th>
  )
}

function ChooseRow<Node>({ choice, node }: OfChoice<Node> & { readonly node: Node }) {
  const say = useTexts(LIST)
  const name = choice.name(node)
  return (
    <td className="choose">
      {name !== null && (
        <input
          type="checkbox"
          aria-label={say('chooseOne', { name })}
          checked={choice.isChosen(node)}
          onChange={({ target }) => choice.set([node], target.checked)}
        />
      )}
    </td>
  )
}

interface OfChoice<Node> {
  readonly choice: Choice<Node>
}

function Pager<Data, Node>({ connection, onMove, busy }: ListTableProps<Data, Node>) {
  const say = useTexts(LIST)
  const { pageInfo, totalCount } = connection!
  const { hasPreviousPage, hasNextPage, startCursor, endCursor } = pageInfo
  return (
    <nav className="row pager">
      <span className="aside" role="status">
        {typeof totalCount === 'number' && say('rows', { count: totalCount })}
        {busy && ` · ${say('updating')}`}
      </span>
      <span className="row">
        <button
          type="button"
          disabled={!hasPreviousPage}
          onClick={() => onMove({ before: startCursor })}
        >
          {say('earlier')}
        </button>
        <button type="button" disabled={!hasNextPage} onClick={() => onMove({ after: endCursor })}>
          {say('later')}
        </button>
      </span>
    </nav>
  )
}
