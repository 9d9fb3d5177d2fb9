/** The Luhn digit (ISO/IEC 7812-1, annex B) that completes `digits`. */
export function luhnDigit(digits: string): string {
  let sum = 0;
  for (let at = digits.length - 1, double = true; at >= 0; at -= 1, double = !double) {
    const digit = digits.charCodeAt(at) - 48;
    const counted = double ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return String((10 - (sum % 10)) % 10);
}

export function passesLuhn(digits: string): boolean {
  return /^\d{2,}$/u.test(digits) && luhnDigit(digits.slice(0, -1)) === digits.slice(-1);
}
