import { useState } from 'react'
import { JUDGE_HITS } from '../../acts/registration.documents.ts'
import { formatInstant } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import type { Search } from './documents.ts'
import type { FormProps } from './form-props.ts'
import { TEXTS } from './texts.ts'

/** What two people decide about the hits of a search, where these stand beside each other. */
export function JudgeForm({ seen, act, search }: FormProps & { readonly search: Search }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const [reason, setReason] = useState('')
  const idle = act.busy || reason.trim() === ''
  const judge = (verdict: 'proceed' | 'stop') =>
    void act.begin(JUDGE_HITS, { financing: seen.id, search: search.id, verdict, reason })
  return (
    <div className="panel">
      <h3>{say('judge', { count: search.hits.length })}</h3>
      <p className="aside">{say('judgeOf', { at: formatInstant(search.searchedAt, language) })}</p>
      <label className="field">
        <span>{say('reason')}</span>
        <textarea
          {...{ rows: 3, maxLength: 500, value: reason }}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <span className="buttons">
        <button type="button" className="primary" disabled={idle} onClick={() => judge('proceed')}>
          {say('proceed')}
        </button>
        <button type="button" disabled={idle} onClick={() => judge('stop')}>
          {say('stop')}
        </button>
      </span>
    </div>
  )
}
