import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '融资',
    ask: '发起询价',
    empty: '还没有融资。持有可用凭证时，可向银行询价，再选定一家提出申请。',
  },
  en: {
    title: 'Financing',
    ask: 'Ask for quotes',
    empty:
      'There is no financing yet. With what you hold free you can ask banks for quotes, choose ' +
      'one, and apply.',
  },
})
