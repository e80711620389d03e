#define ECONNREFUSED 7
#define EMINE 7
