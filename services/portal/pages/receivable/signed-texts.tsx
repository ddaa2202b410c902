import { useLanguage, useTexts } from '../../texts/texts.ts'
import type { Seen } from './documents.ts'
import { TEXTS } from './texts.ts'

/** What the debtor signed when it confirmed, word for word. */
export function SignedTexts({ seen }: { readonly seen: Seen }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { undertaking, waiver } = seen
  if (undertaking === null || waiver === null) return null
  return (
    <section>
      {[
        { title: say('undertaking'), text: undertaking },
        { title: say('waiver'), text: waiver },
      ].map(({ title, text }) => (
        <details key={title}>
          <summary>{title}</summary>
          <blockquote>{text[language] ?? text.zh}</blockquote>
          <p className="aside">
            <code>{say('digest', { digest: text.digest })}</code>
          </p>
        </details>
      ))}
    </section>
  )
}
