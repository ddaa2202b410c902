import { useNavigate, useSearchParams } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { AskForm } from './ask-form.tsx'
import { listFree, TO_ASK, type ToAsk } from './documents.ts'
import { TEXTS } from './texts.ts'
import '../../financing/financing.css'

/** Asks lenders what they would pay now for what is due later. */
export function Component() {
  const say = useTexts(TEXTS)
  return (
    <section className="stack">
      <h1>{say('title')}</h1>
      <p className="aside">{say('why')}</p>
      <Loaded reading={useRead(TO_ASK, {})}>{data => <Ask data={data} />}</Loaded>
    </section>
  )
}

function Ask({ data }: { readonly data: ToAsk }) {
  const say = useTexts(TEXTS)
  const go = useNavigate()
  const [search] = useSearchParams()
  const { businessDate } = useViewer()
  const free = listFree(data, businessDate)
  if (free.length === 0) return <p className="empty">{say('none')}</p>
  const lenders = (data.parties?.edges ?? []).flatMap(({ node }) => (node?.active ? [node] : []))
  const more = (data.viewer?.titles?.totalCount ?? 0) > LISTED_MAX
  return (
    <>
      {more && <p className="notice">{say('more', { count: LISTED_MAX })}</p>}
      <AskForm
        {...{ free, lenders }}
        nextDay={data.calendar?.next ?? businessDate}
        chosen={search.get('title')}
        onDone={() => void go('/financings')}
      />
    </>
  )
}

/** So many titles are read at once. */
const LISTED_MAX = 200
