//! The table of routes: every route is put into the router through here and so is listed, with who may come
//! in, for the sweeps that walk all of them.

use axum::{
    Router,
    handler::Handler,
    http::Method,
    routing::{MethodFilter, on},
};

use crate::state::Web;

/// Who may come in by a route before any right is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admits {
    /// Anybody.
    Anybody,
    /// A person with a login session.
    Person,
    /// Who shows an API token.
    Token,
    /// An installed client that shows its device token.
    Device,
}

/// One route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub admits: Admits,
}

/// A router together with the list of what is in it.
#[derive(Default)]
pub struct Routes {
    router: Router<Web>,
    list: Vec<Route>,
    admits: Option<Admits>,
}

impl Routes {
    /// Routes that all admit the same.
    pub fn admitting(admits: Admits) -> Self {
        Self { admits: Some(admits), ..Self::default() }
    }

    #[must_use]
    pub fn get<H: Handler<T, Web>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.on(&Method::GET, path, handler)
    }

    #[must_use]
    pub fn post<H: Handler<T, Web>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.on(&Method::POST, path, handler)
    }

    #[must_use]
    pub fn on<H: Handler<T, Web>, T: 'static>(
        mut self,
        method: &Method,
        path: &'static str,
        handler: H,
    ) -> Self {
        let filter =
            MethodFilter::try_from(method.clone()).expect("only methods that can be routed are used");
        self.list.push(Route {
            method: method.clone(),
            path,
            admits: self.admits.unwrap_or(Admits::Anybody),
        });
        self.router = self.router.route(path, on(filter, handler));
        self
    }

    /// Adds all routes of others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.list.extend(others.list);
        self.router = self.router.merge(others.router);
        self
    }

    /// Puts a layer around the routes added so far.
    #[must_use]
    pub fn wrapped(mut self, wrap: impl FnOnce(Router<Web>) -> Router<Web>) -> Self {
        self.router = wrap(self.router);
        self
    }

    pub fn list(&self) -> &[Route] {
        &self.list
    }

    pub fn into_router(self) -> Router<Web> {
        self.router
    }
}
