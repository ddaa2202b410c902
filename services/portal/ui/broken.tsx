import { defineTexts, useTexts } from '../texts/texts.ts'

const TEXTS = defineTexts({
  zh: {
    title: '此页面未能打开',
    text: '可能是网络中断，或平台刚刚更新。重新加载后即可继续；账本上的内容不受影响。',
    again: '重新加载',
  },
  en: {
    title: 'This page could not be opened',
    text:
      'The connection may be down, or the platform was just renewed. Load the page again to go ' +
      'on; nothing on the ledger is affected.',
    again: 'Load again',
  },
})

/** Shown in the place of a page that failed. What failed goes to the console of the browser. */
export function Broken({ error }: { readonly error: unknown }) {
  const say = useTexts(TEXTS)
  return (
    <main className="alone" role="alert">
      <h1>{say('title')}</h1>
      <p>{say('text')}</p>
      {error instanceof Error && <p className="aside">{error.message}</p>}
      <button type="button" className="primary" onClick={() => location.reload()}>
        {say('again')}
      </button>
    </main>
  )
}
