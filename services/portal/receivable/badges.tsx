import { useViewer } from '../session/session-provider.tsx'
import { defineTexts, useBilingual, useTexts } from '../texts/texts.ts'
import { CLAIM_WORDS, type ClaimKind, HOLD_WORDS, type HoldKind, STATE_WORDS } from './words.ts'
import './receivable.css'

const TEXTS = defineTexts({
  zh: { bound: '有负担', paid: '已兑付注销' },
  en: { bound: 'bound', paid: 'paid and retired' },
})

export interface TitleMarks {
  readonly holder: object | null
  readonly claimed: boolean
  readonly claim: { readonly kind: ClaimKind } | null
  readonly holdKinds: readonly HoldKind[]
  /** Null where the instrument is due on no day. */
  readonly dueOn: string | null
}

/** All that keeps a title where it is, or the word that nothing does. */
export function TitleBadges({ title }: { readonly title: TitleMarks }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { businessDate } = useViewer()
  if (title.holder === null) return <span className="badge">{say('paid')}</span>
  const { claimed, claim, holdKinds, dueOn } = title
  const overdue = dueOn !== null && dueOn < businessDate
  const marks = [
    ...holdKinds.map(kind => ({ look: 'badge badge-stop', word: inLanguage(HOLD_WORDS[kind]) })),
    ...(overdue ? [{ look: 'badge badge-stop', word: inLanguage(STATE_WORDS.overdue) }] : []),
    ...(claimed
      ? [
          {
            look: 'badge badge-wait',
            word: claim ? inLanguage(CLAIM_WORDS[claim.kind]) : say('bound'),
          },
        ]
      : []),
  ]
  if (marks.length === 0)
    return <span className="badge badge-free">{inLanguage(STATE_WORDS.free)}</span>
  return (
    <span className="badges">
      {marks.map(({ look, word }) => (
        <span key={word} className={look}>
          {word}
        </span>
      ))}
    </span>
  )
}
