import type { Client, TypedDocumentNode } from '@urql/core'
import { useState } from 'react'
import { readError, type Told } from '../graph/told.ts'
import { useSession } from '../session/session-provider.tsx'
import { useTexts } from '../texts/texts.ts'
import { Sorry } from '../ui/sorry.tsx'
import type { Choice } from './choosing.ts'
import type { Connection } from './column.ts'
import { LIST } from './list-page.texts.ts'

interface List<Data, Node> {
  readonly document: TypedDocumentNode<Data, Record<string, unknown>>
  readonly read: (data: Data) => Connection<Node> | null
}

interface ChoiceBarProps<Data, Node> extends List<Data, Node> {
  readonly choice: Choice<Node>
  /** The arguments of the list as it stands. */
  readonly given: Readonly<Record<string, unknown>>
  /** Reads the list again. */
  readonly again: () => void
}

/** How many rows are chosen, the way to all of them, and what can be done with them. */
export function ChoiceBar<Data, Node>(props: ChoiceBarProps<Data, Node>) {
  const { choice, given, again } = props
  const { chosen, most, only } = choice
  const say = useTexts(LIST)
  const { client } = useSession()
  const [state, setState] = useState<State>(null)
  const leaves = only(given)
  const takeAll = async () => {
    setState('reading')
    const whole = await readUntil(client, props, { ...leaves }, most)
    if ('code' in whole) return setState(whole)
    const can = whole.nodes.filter(node => choice.name(node) !== null)
    choice.set(can, true)
    setState(whole.left > 0 ? { left: whole.left } : null)
  }
  const end = () => {
    choice.set(chosen, false)
    setState(null)
    again()
  }
  return (
    <div className="choice">
      <span role="status">{say('chosen', { count: chosen.length })}</span>
      <button
        type="button"
        disabled={leaves === null || state === 'reading'}
        onClick={() => void takeAll()}
      >
        {say(state === 'reading' ? 'readingAll' : 'chooseAll')}
      </button>
      {chosen.length > 0 && (
        <button type="button" className="quiet" onClick={() => choice.set(chosen, false)}>
          {say('chooseNone')}
        </button>
      )}
      {choice.offer(chosen.slice(0, most), end)}
      <Said state={state} most={most} />
    </div>
  )
}

/** What came of reading all of them: nothing to say, that there are more, or why not. */
type State = Told | 'reading' | { readonly left: number } | null

function Said({ state, most }: { readonly state: State; readonly most: number }) {
  const say = useTexts(LIST)
  if (state === null || state === 'reading') return null
  if ('code' in state) return <Sorry told={state} />
  return <p className="notice">{say('tooMany', { most, left: state.left })}</p>
}

/** The graph gives so many rows of a list at once. */
const PAGE_ROWS_MAX = 200

/** Reads a list from its beginning, up to so many rows, and how many it has beyond them. */
async function readUntil<Data, Node>(
  client: Client,
  { document, read }: List<Data, Node>,
  given: Record<string, unknown>,
  most: number,
): Promise<{ readonly nodes: readonly Node[]; readonly left: number } | Told> {
  const nodes: Node[] = []
  for (let after: string | null = null; ; ) {
    const first = Math.min(PAGE_ROWS_MAX, most - nodes.length)
    const { data, error } = await client
      .query(document, { ...given, first, after }, { requestPolicy: 'network-only' })
      .toPromise()
    if (error) return readError(error)
    const page = read(data!)
    nodes.push(...(page?.edges ?? []).flatMap(({ node }) => (node === null ? [] : [node])))
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    if (after === null || nodes.length >= most)
      return { nodes, left: Math.max(0, (page?.totalCount ?? 0) - nodes.length) }
  }
}
