/** One thing that Partner Center's own site and API do for a reseller. */
export interface PartnerFeature {
  /** The number that the titles of its tests begin with. */
  readonly id: string;
  readonly priority: 'must' | 'should' | 'could';
  readonly title: string;
  /** What is missing or refused; empty when nothing is. What could be there and has no test says so here. */
  readonly note: string;
}

/** Every feature, in the order of its number; numbers that are not here are other tests' business. */
export const PARTNER_FEATURES: readonly PartnerFeature[] = [
  // Customers, and opening one.
  must('F1', 'The menu’s Customers opens the list of the partner’s own'),
  must('F2', 'Find a customer by its company name'),
  must('F3', 'Find a customer by domain and by Microsoft ID'),
  must('F4', 'A row opens, by keyboard too, and shows Microsoft ID and quick links'),
  must('F5', 'The open row leads to the customer’s Microsoft Azure Management Portal'),
  must('F6', 'The customer’s name opens its page, which leads to the same place'),
  must('F7', 'The Azure portal opens in the customer’s directory without another sign-in'),
  must('F8', 'Without delegated access a page says so and offers Request a relationship'),
  must('F9', 'Who lacks a role that opens customers is told which'),
  must('F10', 'Owner comes from the Admin agents group alone, directly or nested'),
  must('F11', 'The API’s list of customers, page by page'),
  must('F12', 'The API’s list of customers, filtered'),
  must('F13', 'The API’s customer, with what delegated access shows and hides'),
  could('F14', 'The list is sorted and filtered by relationship, access, tag and Azure'),
  could('F15', 'The list, or what was searched, as CSV'),
  could('F16', 'Tags on customers, and search by tag'),
  could('F17', 'Add a customer; its first password is shown once'),
  // Azure subscriptions, and who may do what on them.
  must('F20', 'The Azure subscriptions of a customer; open one'),
  must('F21', 'Access control (IAM) lists role assignments, foreign principals explained'),
  must('F22', 'Add a role assignment: role, account, review'),
  must('F23', 'Remove a role assignment; the last Owner is protected'),
  must('F24', 'Give a role to the partner’s own people and groups'),
  must('F25', 'Give a role to a customer’s user, who then works with resources'),
  must('F26', 'Roles are enforced: a Reader cannot write, a Contributor cannot assign'),
  must('F27', 'A new subscription comes with the partner’s Admin agents as Owner'),
  must('F28', 'A subscription from before the relationship does not'),
  must('F29', 'Sell the Azure plan and an Azure subscription'),
  must('F30', 'Azure entitlements of a plan; their ids are the subscriptions’'),
  should('F31', 'Suspend and reactivate what was sold'),
  could('F32', 'Cancel Azure subscriptions after a compromise'),
  should('F33', 'Name, renewal and quantity of what was sold, by its last version'),
  should('F34', 'A plan opens to its Azure subscriptions, each with Manage'),
  could('F35', 'Subscriptions as CSV'),
  must('F36', 'A customer manages its own subscriptions, and sees nobody else’s'),
  could('F37', 'Partner access compared with the partner’s groups over all customers'),
  could('F38', 'Partner access restored by the customer, in the portal or by command'),
  could('F39', 'Word of a partner’s role assignment that was removed'),
  could('F40', 'Roles described in both languages'),
  // Relationships, and delegated admin.
  must('F50', 'Request a relationship: draft, copy, open in mail, done'),
  must('F51', 'The API’s link of a relationship request'),
  must('F52', 'The invitation: partner, what it grants, accept; Global admins alone'),
  must('F53', 'An accepted customer is in the list, with delegated admin where allowed'),
  must('F54', 'Partner and customer are of one region'),
  should('F55', 'A customer’s Partner relationships'),
  should('F56', 'A customer removes delegated admin; the relationship and Azure roles stay'),
  should('F57', 'A partner gives delegated admin back'),
  should('F58', 'A partner ends a reseller relationship, not while something is in use'),
  should('F59', 'Without delegated admin, what is out of reach and how to get it back'),
  should('F60', 'Delegated admin makes agents administrators of the directory'),
  should('F61', 'An invitation of two tiers'),
  could(
    'F62',
    'Use of delegated admin, customer by customer',
    'Customers that grant it are listed, to give it back at many at once; nobody counts when agents last signed in there.',
  ),
  could('F63', 'The history of a relationship'),
  could('F64', 'Support contact, attestation, customer permissions'),
  // Granular delegated admin.
  should('F70', 'Admin relationships of a customer'),
  should('F71', 'Make an admin relationship'),
  should('F72', 'Lock it for approval, and send the invitation'),
  should('F73', 'The customer sees roles and duration, and approves all'),
  should('F74', 'Security groups with roles of the relationship'),
  should('F75', 'A warning where no group is assigned'),
  should('F76', 'The end of its time takes access away; its record stays a year'),
  should('F77', 'Mails before and at the end'),
  should('F78', 'Auto extend, for one and for many'),
  should('F79', 'Either side ends it'),
  should('F80', 'Expiring relationships, in tiles and in a list'),
  should('F81', 'Which of the two kinds of delegated admin counts'),
  should('F82', 'Azure through a group within Admin agents, with a role of the directory'),
  should('F83', 'Roles to choose from, in categories, with presets'),
  should('F84', 'Admin relationships in numbers'),
  could('F85', 'Admin relationships for many customers at once', 'made one by one; no template'),
  could('F86', 'Who can enter which customer, through what'),
  should('F87', 'The API’s delegated admin customers and service management details'),
  could('F88', 'An admin relationship that comes with a new customer'),
  should('F89', 'Webhooks and audit records of admin relationships'),
  should('F90', 'Service management lists what the caller’s roles open'),
  // Administration.
  should('F100', 'The activity log: range, filter, details, CSV'),
  should('F101', 'Order history, and add-ons'),
  could('F102', 'Users of a customer: add, change, delete, restore', 'licences are refused by name; no CSV upload'),
  should('F105', 'A second factor, and a person where the API asks for one'),
  should('F106', 'Named requests, correlation, throttling'),
];

function must(id: string, title: string, note = ''): PartnerFeature {
  return { id, priority: 'must', title, note };
}

function should(id: string, title: string, note = ''): PartnerFeature {
  return { id, priority: 'should', title, note };
}

function could(id: string, title: string, note = ''): PartnerFeature {
  return { id, priority: 'could', title, note };
}
