import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '启用本人的密钥',
    done: '“{label}”的密钥已可使用。',
    signIn: '去登录',
    missing: '此浏览器中没有这把密钥。请在当初生成密钥的设备与浏览器中打开此链接。',
    bad: '此链接不完整，请向申请人重新索取。',
  },
  en: {
    title: 'Take your key into use',
    done: 'The key of “{label}” can be used now.',
    signIn: 'Sign in',
    missing:
      'This browser does not have that key. Open the link on the device and in the browser in ' +
      'which the key was made.',
    bad: 'This link is not whole: ask the applicant for it again.',
  },
})
