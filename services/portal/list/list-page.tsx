import type { TypedDocumentNode } from '@urql/core'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { useRead } from '../graph/use-read.ts'
import { useBilingual, useTexts } from '../texts/texts.ts'
import { Loaded } from '../ui/loaded.tsx'
import { ChoiceBar } from './choice-bar.tsx'
import { type Choosing, useChoice } from './choosing.ts'
import type { Column, Connection } from './column.ts'
import { ColumnMenu, useShownColumns } from './column-menu.tsx'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import {
  type Choice,
  type Filter,
  type ListState,
  readState,
  toArguments,
  toPage,
  writeState,
} from './list-filters.ts'
import { LIST } from './list-page.texts.ts'
import { ListTable } from './list-table.tsx'
import '../ui/pop.css'
import './list.css'

export interface ListPageProps<Data, Variables, Node> {
  /** The field of the graph, which is also the name of its export. */
  readonly list: string
  readonly title: ReactNode
  readonly document: TypedDocumentNode<Data, Variables>
  readonly read: (data: Data) => Connection<Node> | null
  /** Arguments that are not for the reader to choose, such as the side of a list. */
  readonly fixed?: Readonly<Record<string, unknown>>
  /** The record on which the list stands, where it is none of the party's own. */
  readonly of?: string
  readonly filters: readonly Filter[]
  readonly orders?: readonly Choice[]
  readonly columns: readonly Column<Node>[]
  /** Where a row leads; its first column is the link. */
  readonly link?: (node: Node) => string
  /** What stands under the table, such as sums. */
  readonly totals?: (data: Data) => ReactNode
  /** What can be done here, beside the title; a function is given how to read the list again. */
  readonly actions?: ReactNode | ((again: () => void) => ReactNode)
  /** What an empty list means, and what to do next. */
  readonly empty?: ReactNode
  readonly size?: number
  /** Where rows can be chosen. */
  readonly choosing?: Choosing<Node>
}

const PAGE_SIZE = 50

/** A list of the graph: filters, order and place stand in the link, columns are kept. */
export function ListPage<Data, Variables extends Record<string, unknown>, Node>(
  props: ListPageProps<Data, Variables, Node>,
) {
  const { list, title, document, read, filters, columns, actions, choosing } = props
  const { fixed = {}, size = PAGE_SIZE } = props
  const [search, setSearch] = useSearchParams()
  const state = readState(search, filters)
  const given = { ...fixed, ...toArguments(filters, state) }
  const reading = useRead(document, { ...given, ...toPage(state, size) } as unknown as Variables)
  const [shown, onShow] = useShownColumns(list, columns)
  const choice = useChoice(choosing)
  const go: Go = change =>
    setSearch(writeState(search, filters, { ...state, after: null, before: null, ...change }))
  return (
    <section className="list">
      <div className="row">
        <h1>{title}</h1>
        {typeof actions === 'function' ? actions(reading.again) : actions}
      </div>
      <Tools {...props} {...{ state, given, shown, onShow, go }} />
      {choice && (
        <ChoiceBar
          {...{ choice, read, given, again: reading.again }}
          document={document as unknown as TypedDocumentNode<Data, Record<string, unknown>>}
        />
      )}
      <Loaded reading={reading}>
        {data => (
          <ListTable
            {...props}
            {...{ data, choice, connection: read(data), busy: reading.busy, onMove: go }}
            columns={columns.filter(({ name }) => shown.includes(name))}
            filtered={Object.keys(state.filters).length > 0}
          />
        )}
      </Loaded>
    </section>
  )
}

type Go = (change: Partial<ListState>) => void

interface ToolsProps<Node>
  extends Pick<
    ListPageProps<never, never, Node>,
    'list' | 'of' | 'filters' | 'orders' | 'columns'
  > {
  readonly state: ListState
  /** The arguments of the list as it stands. */
  readonly given: Readonly<Record<string, unknown>>
  readonly shown: readonly string[]
  readonly onShow: (shown: readonly string[]) => void
  readonly go: Go
}

/** What can be done with the list as a whole: filter, order, choose columns, take out. */
function Tools<Node>(props: ToolsProps<Node>) {
  const { list, of, filters, orders = [], columns, state, given, shown, onShow, go } = props
  const say = useTexts(LIST)
  const inLanguage = useBilingual()
  return (
    <div className="row list-tools">
      <FilterBar filters={filters} set={state.filters} onSet={set => go({ filters: set })} />
      <div className="list-tools-right">
        {orders.length > 0 && (
          <label className="inline-field">
            {say('order')}
            <select value={state.order ?? ''} onChange={e => go({ order: e.target.value || null })}>
              {orders.map(({ value, ...label }, n) => (
                <option key={value} value={n === 0 ? '' : value}>
                  {inLanguage(label)}
                </option>
              ))}
            </select>
          </label>
        )}
        <ColumnMenu columns={columns} shown={shown} onShow={onShow} />
        <ExportMenu list={{ list, filters: given, ...(of === undefined ? {} : { of }) }} />
      </div>
    </div>
  )
}
