/** What was said, with the spans (UTF-16, half-open) that labels rest on. */
export interface Said {
  text: string;
  marks: [number, number][];
}

export interface Item {
  id: string;
  kind: string;
  platform: string;
  shop: string;
  productId: string | null;
  productName: string | null;
  sku: string | null;
  rating: number | null;
  reason: string | null;
  eventOn: string | null;
  intent: string | null;
  grade: number | null;
  categories: { id: string; name: string }[];
  corrected: boolean;
}

export interface Items {
  items: (Item & { said: Said })[];
  next: string | null;
}

export interface ItemDetail extends Item {
  texts: (Said & { at: string | null })[];
  turns: (Said & { role: string; at: string | null })[];
}
