/** An error as the Partner Center REST API words it: the code is a number. */
export interface PartnerCenterError {
  readonly status: number;
  readonly code: number;
  readonly description: string;
  /** What the description names, for programs. */
  readonly data?: readonly string[];
  /** Which of the services behind the API speaks; `PartnerFD` is the one for trade. */
  readonly source?: 'PartnerApiServiceControllers' | 'PartnerFD';
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error of the API itself. */
export const error = (
  status: number,
  code: number,
  description: string,
  data: readonly string[] = [],
): PartnerCenterError => ({ status, code, description, data });

/** An error of the service behind carts, orders and subscriptions. */
export const tradeError = (
  status: number,
  code: number,
  description: string,
  data: readonly string[] = [],
): PartnerCenterError => ({ status, code, description, data, source: 'PartnerFD' });
