import type { Bilingual } from '../../../../contracts/kernel/bilingual.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { TEXTS } from './texts.ts'

/** What is entered at the register, word for word; it is copied from here. */
export function Property({ text }: { readonly text: Bilingual | null }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  if (text === null) return null
  const words = inLanguage(text)
  return (
    <section aria-labelledby="property" className="stack">
      <h2 id="property">{say('property')}</h2>
      <p className="aside">{say('propertyWhy')}</p>
      <div className="panel words">
        <p>{words}</p>
      </div>
      <p>
        <button type="button" onClick={() => void navigator.clipboard.writeText(words)}>
          {say('copy')}
        </button>
      </p>
    </section>
  )
}
