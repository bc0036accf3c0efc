using Acme.Shop;
using Infra;

return await InfraProgram.RunAsync(args, Systems.All);
