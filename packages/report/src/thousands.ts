/** A whole number with a comma at every third digit, `61,400`. */
export const thousands = (value: number): string => value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
