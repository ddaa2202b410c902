import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: { confirm: '预审并确认{count, plural, =0 {} other { # 笔}}' },
  en: { confirm: 'Check and confirm{count, plural, =0 {} other { #}}' },
})
