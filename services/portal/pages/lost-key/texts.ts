import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '设备丢失或更换',
    first: '一、先止损',
    firstText:
      '设备可能落入他人之手的，请立即请本机构的经办与复核两位同事登录，吊销旧密钥。此前所签仍然有效，此后旧密钥不能再签。只剩一位同事的，请直接申请新密钥：登记时旧密钥一并作废。',
    firstLink: '同事登录后吊销旧密钥',
    second: '二、申请新密钥',
    secondText:
      '新密钥在此浏览器中生成，不会离开此设备。运营方的两名人员会在平台之外联系贵机构核实，再签署登记；届时您原有的密钥全部作废。',
    name: '您的姓名（只用于在此浏览器中辨认密钥）',
    code: '本机构的统一社会信用代码（18 位）或 LEI（20 位）',
    user: '您的用户编号（usr_ 开头）',
    userWhy: '不记得的，请同事在“本机构密钥”页面查找。',
    papers: '文件',
    paperWhy: 'PDF、PNG 或 JPEG，每份不超过 1 MiB。',
    licence: '营业执照',
    letter: '加盖公章的申请函',
    send: '生成新密钥并提交申请',
    sending: '正在提交…',
    third: '三、等候核实，然后登录',
    thirdText: '进度列在“已提交的申请”中。完成后即可用新密钥在此浏览器中登录。',
    status: '已提交的申请',
  },
  en: {
    title: 'Device lost or replaced',
    first: '1. Stop the loss',
    firstText:
      'If somebody else may have the device, have a maker and a checker of your firm sign in at ' +
      'once and revoke the old key. What it signed before stays valid; from then on it signs ' +
      'nothing. Where only one colleague is left, apply at once: the new key voids the old one.',
    firstLink: 'Colleagues sign in and revoke the old key',
    second: '2. Apply for a new key',
    secondText:
      'The new key is made in this browser and never leaves this device. Two officers of the ' +
      'operator call your firm back outside the platform, then sign; all your earlier keys are ' +
      'void from then on.',
    name: 'Your name (only to know the key by in this browser)',
    code: 'Credit code (18 characters) or LEI (20) of your firm',
    user: 'Your user id (it begins with usr_)',
    userWhy: 'If you do not know it, a colleague finds it on the page “Keys of our firm”.',
    papers: 'Papers',
    paperWhy: 'PDF, PNG or JPEG, of at most 1 MiB each.',
    licence: 'Business licence',
    letter: 'Letter under the seal of the firm',
    send: 'Make a new key and apply',
    sending: 'Applying…',
    third: '3. Wait for the call, then sign in',
    thirdText:
      'How far it has come stands under “What was applied for”. Once it is done you sign in with ' +
      'the new key in this browser.',
    status: 'What was applied for',
  },
})
