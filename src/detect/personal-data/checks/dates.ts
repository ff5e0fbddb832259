/** Whether the day exists in the Gregorian calendar. `month` counts from 1. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

/** YYMMDD whose century is not written: the day must exist in 19YY or 20YY. */
export function isShortDate(yymmdd: string): boolean {
  const year = Number(yymmdd.slice(0, 2));
  const month = Number(yymmdd.slice(2, 4));
  const day = Number(yymmdd.slice(4, 6));
  return isDay(1900 + year, month, day) || isDay(2000 + year, month, day);
}

/** DDMMYY. */
export function isShortDateDayFirst(ddmmyy: string): boolean {
  return isShortDate(ddmmyy.slice(4, 6) + ddmmyy.slice(2, 4) + ddmmyy.slice(0, 2));
}

/** YYYYMMDD of somebody who may be alive. */
export function isLongDate(yyyymmdd: string): boolean {
  const year = Number(yyyymmdd.slice(0, 4));
  return year >= 1850 && year <= 2099 && isDay(year, Number(yyyymmdd.slice(4, 6)), Number(yyyymmdd.slice(6, 8)));
}
