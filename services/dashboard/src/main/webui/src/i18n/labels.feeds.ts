import type { Pair } from './texts'

export const batchStateLabels: Record<string, Pair> = {
  RECEIVED: ['已接收', 'Received'],
  READING: ['读取中', 'Reading'],
  MATCHING: ['匹配中', 'Matching'],
  COMPLETED: ['已完成', 'Completed'],
  REFUSED: ['已拒收', 'Refused'],
}

export const registrationStateLabels: Record<string, Pair> = {
  RECEIVED: ['已接收', 'Received'],
  READING: ['读取中', 'Reading'],
  DRY_RUN_DONE: ['试算完成，待入库', 'Dry run done'],
  APPLYING: ['入库中', 'Applying'],
  COMPLETED: ['已完成', 'Completed'],
  REFUSED: ['已拒收', 'Refused'],
}

export const feedStateLabels: Record<string, Pair> = {
  ON_TIME: ['正常', 'As agreed'],
  LATE: ['逾期', 'Late'],
  STALE: ['停更', 'Stale'],
  SHRUNKEN: ['骤减', 'Shrunken'],
  SWOLLEN: ['骤增', 'Swollen'],
  NEVER: ['未接入', 'Never came'],
  NOT_EXPECTED: ['按需', 'On demand'],
}

export const outcomeLabels: Record<string, Pair> = {
  MATCHED: ['已匹配', 'Matched'],
  UNMATCHED: ['未匹配', 'Unmatched'],
  PENDING: ['待匹配', 'Pending'],
  QUARANTINED: ['已隔离', 'Quarantined'],
}

export const unmatchedLabels: Record<string, Pair> = {
  ID_ABSENT: ['缺证件号', 'ID number absent'],
  ID_CHECK_DIGIT: ['证件号校验位错误', 'ID check digit wrong'],
  ID_UNKNOWN: ['证件号不在册', 'ID number not registered'],
  NAME_DIFFERS: ['姓名不一致', 'Name differs'],
  BIRTH_DATE_DIFFERS: ['出生日期不一致', 'Birth date differs'],
  NEEDS_REVIEW: ['疑似匹配，待人工核对', 'Probable match, to be reviewed'],
  RULED_OUT: ['经人工核对不是建议人员', 'Looked at: not the person proposed'],
  CONSENT_ABSENT: ['家庭成年成员授权不全', 'Not every adult has consented'],
  VILLAGE_EMPTY: ['该村无登记农户', 'No household in the village'],
}

/** Why a row was quarantined: each code of the reader, without the columns that the row's own reason names. */
export const faultLabels: Record<string, Pair> = {
  MISSING: ['必填项为空', 'Required, but empty'],
  TOO_LONG: ['内容过长', 'Too long'],
  CELL_TOO_LONG: ['单元格内容过长', 'Cell too long'],
  CHARACTER_UNREADABLE: ['含无法识别的字符', 'Unreadable character'],
  ENCODING_MIXED: ['编码混杂', 'Mixed encodings'],
  ID_MALFORMED: ['身份证号格式不对', 'Malformed ID number'],
  DIGITS_LOST: ['号码末几位丢失', 'Last digits lost'],
  DATE_MALFORMED: ['不是日期', 'Not a date'],
  DATE_IMPOSSIBLE: ['没有这一天', 'No such day'],
  MONTH_MALFORMED: ['不是月份', 'Not a month'],
  MONEY_MALFORMED: ['不是金额', 'Not an amount'],
  MONEY_FRACTION: ['金额小数过多', 'Too many decimals'],
  NOT_WHOLE: ['应为整数', 'Not a whole number'],
  NOT_A_NUMBER: ['不是数字', 'Not a number'],
  NOT_A_VALUE: ['不是单个值', 'Not one value'],
  BELOW_MIN: ['小于允许的最小值', 'Below the minimum'],
  ABOVE_MAX: ['大于允许的最大值', 'Above the maximum'],
  ABOVE_OTHER: ['大于不应超过的另一列', 'More than a column it must not exceed'],
  LATER_THAN_OTHER: ['晚于不应晚于的另一列', 'Later than a column it must not follow'],
  CODE_UNKNOWN: ['不在允许的取值内', 'Not an allowed value'],
  BOOLEAN_UNKNOWN: ['应填是或否', 'Neither yes nor no'],
  DIVISION_MALFORMED: ['区划代码格式不对', 'Malformed division code'],
  UNKNOWN_DIVISION: ['区划不属于本批次', 'Division outside the batch'],
  PHONE_MALFORMED: ['不是手机号码', 'Not a mobile number'],
  BANK_CARD_MALFORMED: ['银行卡号格式不对', 'Malformed bank card number'],
  TOO_MANY_CELLS: ['单元格多于表头', 'More cells than headers'],
  NOT_A_RECORD: ['无法拆分为单元格', 'Not cells'],
  JSON_MALFORMED: ['不是 JSON 对象', 'Not a JSON object'],
  REPEATED_FIELD: ['同一字段出现两次', 'Field given twice'],
  LINE_TOO_LONG: ['本行过长', 'Line too long'],
  QUOTE_OPEN: ['引号没有配对', 'Quotation mark not closed'],
}

export const matchMethodLabels: Record<string, Pair> = {
  ID_NUMBER: ['证件号一致', 'ID number'],
  WEIGHED: ['综合比对', 'Weighed evidence'],
  DIVISION: ['按所在村', 'By village'],
  RULING: ['人工判定', 'Decided by people'],
}

export const matchFieldLabels: Record<string, Pair> = {
  name: ['姓名', 'Name'],
  birthDate: ['出生日期', 'Birth date'],
  idNo: ['身份证号', 'ID number'],
  sex: ['性别', 'Sex'],
  phone: ['联系电话', 'Phone'],
  division: ['所在村', 'Village'],
  householdNo: ['户编号', 'Household number'],
  relation: ['与户主关系', 'Relation to head'],
}

export const matchLevelLabels: Record<string, Pair> = {
  EXACT: ['一致', 'Equal'],
  SAME: ['一致', 'Equal'],
  SOUND: ['同音', 'Same sound'],
  NEAR_SOUND: ['音近', 'Near sound'],
  ONE_MISSING: ['缺一字', 'One character missing'],
  ONE_OTHER: ['一字不同', 'One character other'],
  LAST_OTHER: ['末字不同', 'Last character other'],
  GIVEN_ONLY: ['仅名相同', 'Given name only'],
  SURNAME_ONLY: ['仅姓相同', 'Surname only'],
  MONTH_DAY_SWAPPED: ['月日颠倒', 'Month and day swapped'],
  ONE_DIGIT: ['一位数字不同', 'One digit other'],
  TWO_PARTS: ['年月日中两项相同', 'Two of year, month, day'],
  NEAR: ['相近', 'Near'],
  EXACT_PARTLY: ['号码一致，姓名或生日未全部印证', 'Equal, name or birth date not both agree'],
  ONE_EDIT: ['一处误差', 'One slip'],
  TWO_EDITS: ['两处误差', 'Two slips'],
  EXACT_CONTRADICTED: ['号码一致但姓名、生日不符', 'Equal, but name and birth date differ'],
  UNLIKE: ['不同', 'Different'],
  BOTH_VALID_DIFFER: ['两个有效号码不同', 'Two valid numbers that differ'],
  BOTH_VALID_SIBLINGS: ['两个有效号码仅顺序码不同（如双胞胎）', 'Two valid numbers of one day and place'],
  VILLAGE: ['同村', 'Same village'],
  TOWN: ['同乡镇', 'Same township'],
  COUNTY: ['同县', 'Same county'],
  DIFFERENT: ['不同', 'Different'],
}

export const factKindLabels: Record<string, Pair> = {
  MEDICAL_OUT_OF_POCKET: ['医保累计自付', 'Medical out-of-pocket'],
  SCHOOL_ENROLMENT: ['学籍状态', 'School enrolment'],
  HOUSING_APPRAISAL: ['住房安全鉴定', 'Housing appraisal'],
  ASSISTANCE_LIST: ['民政救助名单', 'Civil-affairs assistance'],
  DEATH: ['死亡登记', 'Death'],
  ACCIDENT: ['交通与刑事案件伤亡', 'Death or injury by traffic or crime'],
  BIRTH: ['出生医学证明签发', 'Births'],
  BUSINESS: ['市场主体登记', 'Registered businesses'],
  REGISTER_CHANGE: ['户籍变动', 'Changes of the population register'],
  DEPOSIT: ['存款与金融资产', 'Deposits and financial assets'],
  DETENTION: ['服刑与羁押人员', 'Prisoners and detained persons'],
  DISABILITY: ['残疾人证核发', 'Disability certificates'],
  DISASTER_LOSS: ['自然灾害与火灾损失', 'Losses by disaster and fire'],
  EDUCATION_AID: ['教育资助发放', 'Education aid paid'],
  EMPLOYMENT: ['就业与失业', 'Employment and unemployment'],
  HOUSE_SALE: ['商品房合同备案', 'Filed contracts of sale of houses'],
  HOUSING_FUND: ['住房公积金缴存', 'Housing fund contributions'],
  HOUSING_REPAIR: ['农村危房改造进度', 'Repair of dangerous rural houses'],
  INDUSTRY: ['产业发展与农业损失', 'Farm industry projects and losses'],
  ASSISTANCE_PAID: ['小额信贷贴息与帮扶补助名单', 'Interest subsidies and assistance paid'],
  LAND_RIGHT: ['土地承包与流转', 'Contracted and leased land'],
  MAJOR_DISEASE: ['大病确诊人员', 'Newly confirmed major diseases'],
  MEDICAL_INSURANCE_GAP: ['未参加基本医疗保险人员', 'People without basic medical insurance'],
  MICRO_LOAN: ['脱贫人口小额信贷', 'Micro-credit loans'],
  PETITION: ['热线、信访与舆情线索', 'Hotline, petition and press clues'],
  PUBLIC_PAYROLL: ['财政供养人员与村干部', 'Public payroll and village cadres'],
  PUBLIC_POST: ['乡村公益性岗位花名册', 'Roster of public-welfare posts'],
  REAL_ESTATE: ['不动产登记', 'Registered real estate'],
  RELOCATION: ['易地搬迁安置', 'Relocated households'],
  SCHOOL_COST: ['学年自付教育费用', 'Self-paid school costs of a school year'],
  SKILLS_TRAINING: ['职业技能培训', 'Skills training'],
  SOCIAL_INSURANCE: ['社会保险缴费与待遇', 'Social insurance contributions and benefits'],
  TAX_INCOME: ['个人所得税申报收入', 'Income declared for tax'],
  VEHICLE: ['机动车登记', 'Registered vehicles'],
  WATER_SUPPLY: ['农村供水中断与水质', 'Interruptions and quality of rural water supply'],
}

export const senderKeyStateLabels: Record<string, Pair> = {
  VALID: ['有效', 'Valid'],
  NOT_YET: ['未生效', 'Not yet valid'],
  EXPIRED: ['已过期', 'Expired'],
  REVOKED: ['已吊销', 'Revoked'],
}
