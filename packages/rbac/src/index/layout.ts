/**
 * Where everything lies in the arena: an address counts 32-bit words, 0 is "none", and every record starts at a
 * multiple of four words. README.md draws the same picture. A change here needs a new {@link FORMAT}.
 */

/** Version of this layout; a snapshot of another one is refused. */
export const FORMAT = 2;

// The header of the arena.
/** First word that was never given out. */
export const TOP = 1;
/** Words in use, for memory limits. */
export const LIVE = 2;
/** Mixed into every hash, so that nobody outside can choose colliding names. */
export const SEED = 3;
/** Words in one bitset over the known operations. */
export const BITSET_WORDS = 4;
/** Moves when a record that was missing appears: what was resolved to "none" or to a parent must be looked up again. */
export const CREATED = 5;
/** Moves when a record that a handle may hold is freed. */
export const FREED = 6;
/** Moves when an interned text is freed, so that what was compiled from texts is forgotten. */
export const TEXTS_FREED = 7;
/** Moves with every change; a listing under way notices. */
export const WRITES = 8;
/** 1 while a writer changes the arena; readers in other threads wait. */
export const WRITER = 9;
/** Readers of other threads inside the arena. */
export const READERS = 10;
/** The resident tenant that is next to be considered for eviction. */
export const CLOCK_HAND = 11;
/** Roots of the hash tables, four words each. */
export const TENANTS = 12;
export const PRINCIPALS = 16;
export const ROLES = 20;
export const TEXTS = 24;
/** Tenants in memory. */
export const RESIDENT_COUNT = 28;
/** Assignments in memory. */
export const ASSIGNMENT_COUNT = 29;
/** Heads of the lists of free blocks, one per size class. */
export const FREE = 32;
export const HEADER_WORDS = 192;

// Every record found through a hash table starts with its key: five words.
export const KEY_OWNER = 4;

// Tenant: key (GUID, 0), then in the same cache line what every question needs.
export const TENANT_RESIDENT = 5;
export const TENANT_ROOT = 6;
export const TENANT_NODES = 7;
export const TENANT_NODE_MASK = 8;
/** Denials in force; without any, a grant ends the search. */
export const TENANT_DENIALS = 9;
/** 1 when asked about since the clock hand last passed. */
export const TENANT_USED = 10;
export const TENANT_NODE_COUNT = 11;
export const TENANT_REVISION_LOW = 12;
export const TENANT_REVISION_HIGH = 13;
export const TENANT_MEMBERS = 14;
export const TENANT_ROLES = 15;
export const TENANT_NEXT = 16;
export const TENANT_PREVIOUS = 17;
/** A vector of other tenants whose directories hold principals that this one names. */
export const TENANT_HOMES = 18;
export const TENANT_WORDS = 32;

// Principal: key (GUID, 0), one cache line. A second tenant that claims memberships for the same GUID gets a record of
// its own with itself as owner, so that no tenant can slip anybody into another tenant's groups.
/** The tenant whose directory gives it groups or members; 0 when none does. */
export const PRINCIPAL_HOME = 5;
/** How many groups it is in, however deep. */
export const PRINCIPAL_GROUP_COUNT = 6;
/** Up to three groups in place, else the address of a block of them. */
export const PRINCIPAL_GROUPS = 7;
export const INLINE_GROUPS = 3;
/** Vectors of direct groups and direct members. */
export const PRINCIPAL_DIRECT = 10;
export const PRINCIPAL_MEMBERS = 11;
/** Newest chunk of the places where it holds an assignment; all chunks but this one are full. */
export const PRINCIPAL_PLACES = 12;
/** How many denials name it, and how many records of other homes it has. */
export const PRINCIPAL_KEEPS = 13;
/** The record of the same GUID that holds its assignments: usually itself. */
export const PRINCIPAL_SELF = 14;
/** Next record of the same home. */
export const PRINCIPAL_NEXT = 15;
export const PRINCIPAL_WORDS = 16;

// Chunk of places: next chunk, count, capacity, then places.
export const CHUNK_NEXT = 0;
export const CHUNK_COUNT = 1;
export const CHUNK_CAPACITY = 2;
export const CHUNK_ENTRIES = 3;

// Place of a principal: a node, and the role word of one of the principal's assignments there.
export const PLACE_NODE = 0;
export const PLACE_ROLE = 1;
export const PLACE_WORDS = 2;

// Node of the scope tree.
export const NODE_HASH = 0;
/** The scope above; for subscriptions and management groups, the management group that holds them. */
export const NODE_UP = 1;
/** Kind in the low byte, length of the name in bytes above it. */
export const NODE_KIND = 2;
export const NODE_POSTINGS = 3;
export const NODE_DENIALS = 4;
/** Nodes right below, plus one when its own place among management groups is known. */
export const NODE_USES = 5;
export const NODE_TENANT = 6;
export const NODE_NAME = 7;

export const ROOT_NODE = 0;
export const SUBSCRIPTION_NODE = 1;
export const MANAGEMENT_GROUP_NODE = 2;
export const RESOURCE_GROUP_NODE = 3;
/** `providers/{namespace}/{type}/{name}` below its parent. */
export const RESOURCE_NODE = 4;
/** `{type}/{name}` below a resource. */
export const CHILD_NODE = 5;
/** Set beside the kind when a management group above is known. */
export const NODE_PLACED = 0x40;

// Postings of a node: count, capacity c, then c principals in ascending order, c roles, c backward links and c ids.
export const POSTINGS_COUNT = 0;
export const POSTINGS_CAPACITY = 1;
export const POSTINGS_ENTRIES = 2;
/** Principal, role, backward link and a GUID of four words. */
export const POSTING_WORDS = 7;

// Grant with a condition: what a role word with its lowest bit set points to.
export const CONDITIONAL = 1;
export const GRANT_ROLE = 0;
export const GRANT_CONDITION = 1;
export const GRANT_WORDS = 4;

// Role: key (GUID, tenant or 0 for the whole installation).
/** The permission set, its lowest bit set if any entry has a condition; 0 while the role has no definition. */
export const ROLE_SET = 5;
export const ROLE_USES = 6;
export const ROLE_NEXT = 7;
export const ROLE_WORDS = 8;

// Text: key (two hashes, length, number among colliding ones, 0).
export const TEXT_USES = 5;
export const TEXT_BYTES = 6;
/** The permission set compiled from this text, if it is one, as in a role. */
export const TEXT_SET = 7;
export const TEXT_CONTENT = 8;

// Permission set: bits of operations granted for sure, then, when it has conditions, of those granted perhaps.
// A word that points to one carries in its lowest bit whether it has conditions.
export const SET_TEXT = 0;
export const SET_BITS = 1;

// Denial: next at its node, id, set, flags, node, numbers of principals and exclusions, then both.
export const DENIAL_NEXT = 0;
export const DENIAL_ID = 1;
export const DENIAL_SET = 5;
export const DENIAL_FLAGS = 6;
export const DENIAL_COUNT = 7;
export const DENIAL_EXCLUDED_COUNT = 8;
export const DENIAL_PRINCIPALS = 9;
export const DENIES_EVERYBODY = 1;
export const DENIES_ONLY_HERE = 2;
