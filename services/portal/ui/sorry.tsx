import type { Told } from '../graph/told.ts'
import { defineTexts, useBilingual, useTexts } from '../texts/texts.ts'

const TEXTS = defineTexts({
  zh: { request: '请求编号：{request}', again: '重试' },
  en: { request: 'Request {request}', again: 'Try again' },
})

/** Says why something did not come about: the sentence, and the request to quote. */
export function Sorry({ told, onAgain }: { readonly told: Told; readonly onAgain?: () => void }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  return (
    <div className="sorry" role="alert">
      <p>{inLanguage(told)}</p>
      {told.request && <p className="aside">{say('request', { request: told.request })}</p>}
      {onAgain && (
        <button type="button" onClick={onAgain}>
          {say('again')}
        </button>
      )}
    </div>
  )
}
