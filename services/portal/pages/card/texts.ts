import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '制作人员卡',
    intro:
      '在您自己的设备和日常使用的浏览器中操作。密钥留在此浏览器中，无法取出；下载的人员卡是公开信息，请交给为机构提交申请的人。',
    code: '机构的统一社会信用代码或 LEI',
    done: '“{name}”的人员卡已生成。请将文件 {file} 交给申请人。机构登记完成后，申请人会发给您一个链接，请在此浏览器中打开。',
    again: '再次下载',
  },
  en: {
    title: 'Make a card',
    intro:
      'Do this on your own device, in the browser you use. The key stays in this browser and ' +
      'cannot be taken out. The card that you download is public: give it to whoever applies for ' +
      'the firm.',
    code: 'Unified social credit code or LEI of the firm',
    done:
      'The card of “{name}” is made. Give the file {file} to the applicant. Once the firm is ' +
      'enrolled, the applicant sends you a link: open it in this browser.',
    again: 'Download again',
  },
})
