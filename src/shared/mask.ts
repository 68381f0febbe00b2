/** A telephone number in a list: enough to tell two apart, too little to call. `13800001111` → `138****1111`. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length < 8 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}
