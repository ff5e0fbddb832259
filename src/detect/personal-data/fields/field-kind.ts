/** A value of some kind in a piece of text. Offsets count from the start of that piece. */
export interface FoundValue {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  /** Only where the check alone makes it sure. */
  readonly certain?: boolean;
  /** Fictitious or documented: reported with low confidence. */
  readonly doubtful?: boolean;
}

/** What a field may hold: finds values of its kind in the text that stands in the field. */
export interface FieldKind {
  readonly rule: string;
  /** ISO 3166 code in lower case, or '' where no country plays a part. */
  readonly country: string;
  /** 'value': also inside prose around the name; 'field': only where the name is a field's. */
  readonly where: 'value' | 'field';
  /** `text`: one character a byte. */
  find(text: string): FoundValue[];
}
