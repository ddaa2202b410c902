import { useState } from 'react'
import { DECIDE_FINANCING } from '../../acts/financing.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { useTexts } from '../../texts/texts.ts'
import type { Case } from './documents.ts'
import type { LookOfCase } from './evidence.tsx'
import { TEXTS } from './texts.ts'

interface DecideFormProps {
  readonly seen: Case
  readonly act: ActOfPage
  readonly look: LookOfCase
}

/** The decision, where the evidence stands: by what was shown last, with its reason or note. */
export function DecideForm({ seen: { id }, act, look }: DecideFormProps) {
  const say = useTexts(TEXTS)
  const [words, setWords] = useState('')
  const idle = act.busy || look === null
  const decide = (decision: 'approve' | 'refuse') => {
    if (look)
      void act.begin(DECIDE_FINANCING, { financing: id, decision, seen: look.digest, words })
  }
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{say('decide')}</h2>
      <div className="panel">
        <p className="aside">{say('decideWhy')}</p>
        <WordsField words={words} onWords={setWords} />
        <span className="buttons">
          <button
            type="button"
            className="primary"
            disabled={idle}
            onClick={() => decide('approve')}
          >
            {say('approve')}
          </button>
          <button
            type="button"
            disabled={idle || words.trim() === ''}
            onClick={() => decide('refuse')}
          >
            {say('refuse')}
          </button>
        </span>
      </div>
    </section>
  )
}

interface WordsFieldProps {
  readonly words: string
  readonly onWords: (words: string) => void
}

function WordsField({ words, onWords }: WordsFieldProps) {
  const say = useTexts(TEXTS)
  return (
    <label className="field">
      <span>{say('decideWords')}</span>
      <textarea
        value={words}
        maxLength={500}
        rows={3}
        onChange={({ target }) => onWords(target.value)}
      />
    </label>
  )
}
