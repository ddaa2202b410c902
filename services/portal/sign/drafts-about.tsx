import { decodeText } from '../../client/browser.ts'
import { useRead } from '../graph/use-read.ts'
import { useViewer } from '../session/session-provider.tsx'
import { defineTexts, useBilingual, useTexts } from '../texts/texts.ts'
import { useWords } from '../texts/words.ts'
import { showMarks } from '../ui/show-marks.ts'
import { DRAFTS_ABOUT } from './drafts-about.documents.ts'
import { readPayload } from './read-payload.ts'
import type { SigningOfPage } from './use-signing.ts'

const TEXTS = defineTexts({
  zh: {
    title: '已起草，等待签署',
    signed: '已签：{who}',
    yours: '您已签署，等待同事复核。',
    sign: '阅读并签署',
  },
  en: {
    title: 'Drawn up, yet to be signed',
    signed: 'Signed: {who}',
    yours: 'You have signed it; a colleague has yet to.',
    sign: 'Read and sign',
  },
})

interface DraftsAboutProps {
  /** The id of a record, as acts name it. */
  readonly id: string
  readonly signing: SigningOfPage
}

/** What colleagues have drawn up about a record: the second pair of eyes signs where it reads. */
export function DraftsAbout({ id, signing }: DraftsAboutProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { duty, list } = useWords()
  const { party, user } = useViewer()
  const { data } = useRead(DRAFTS_ABOUT, {})
  const drafts = (data?.viewer?.drafts?.edges ?? []).flatMap(({ node }) =>
    node && decodeText(node.payload).includes(`"${id}"`) ? [node] : [],
  )
  if (drafts.length === 0) return null
  return (
    <section className="notice stack" aria-labelledby="drafts">
      <h2 id="drafts">{say('title')}</h2>
      {drafts.map(draft => {
        const mine = draft.signedBy.some(one => one.id === user.id)
        return (
          <div key={draft.id} className="row">
            <div>
              <p>{showMarks(inLanguage(readPayload(draft.payload, party).acts[0]!.sentence))}</p>
              <p className="aside">
                {mine
                  ? say('yours')
                  : say('signed', { who: list(draft.signedBy.map(one => duty(one.duty))) })}
              </p>
            </div>
            {!mine && user.duty !== 'reader' && (
              <button
                type="button"
                className="primary"
                onClick={() => signing.begin({ drafts: [draft] })}
              >
                {say('sign')}
              </button>
            )}
          </div>
        )
      })}
    </section>
  )
}
