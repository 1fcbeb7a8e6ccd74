/** The organization's own OpenID provider, as the operator described it. */
export interface ProviderSettings {
  /** What people call it; stands on the button. */
  readonly name: string;
  /** Compared letter for letter with what it says of itself. */
  readonly issuer: string;
  readonly clientId: string;
  /** `null` for a client that the provider knows by its redirect address and PKCE alone. */
  readonly clientSecret: string | null;
  readonly scope: string;
  /**
   * The claim that holds the user principal name. It counts once, to find the account; from then on the subject does.
   * Whoever can choose this claim at the provider can choose whom they become.
   */
  readonly userClaim: string;
  /** Whether a second factor shown there (`amr` has `mfa`) counts here. */
  readonly trustSecondFactor: boolean;
  /** Whether somebody without an account gets one, without any role. */
  readonly createUsers: boolean;
}
