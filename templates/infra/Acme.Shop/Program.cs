using Infra;
using Acme.Shop;

return await InfraProgram.RunAsync(args, Systems.All);
